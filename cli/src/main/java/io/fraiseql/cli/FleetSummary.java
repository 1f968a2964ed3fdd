package io.fraiseql.cli;

import io.fraiseql.tenancy.migration.FleetReport;
import io.fraiseql.tenancy.migration.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What a run has done, in figures, and whatever did not go well by name. */
record FleetSummary(FleetReport report, boolean dryRun) {
    void print(PrintWriter out, Listing form) {
        switch (form) {
            case TABLE -> table(out);
            case JSON -> out.println(JsonMapper.shared().writeValueAsString(json()));
        }
        out.flush();
    }

    private void table(PrintWriter out) {
        report.all(Outcome.Pending.class)
                .forEach(pending ->
                        out.println("pending  " + pending.target() + ": " + String.join(", ", pending.files())));
        report.all(Outcome.Skipped.class)
                .forEach(skipped -> out.println("skipped  " + skipped.target() + ": " + skipped.reason()));
        report.all(Outcome.Failed.class).forEach(failed -> {
            out.println("failed   " + failed.target() + ": " + failed.describe());
            failed.statement().ifPresent(sql -> out.println(sql.indent(9).stripTrailing()));
        });
        out.println(sentence());
    }

    private String sentence() {
        int targets = report.outcomes().size();
        var parts = new ArrayList<String>();
        counts().forEach((kind, count) -> {
            if (count > 0) {
                parts.add(count + " " + kind.replace('_', ' '));
            }
        });
        double seconds = report.took().toMillis() / 1000.0;
        int migrated = report.all(Outcome.Migrated.class).size();
        return targets
                + (targets == 1 ? " target: " : " targets: ")
                + String.join(", ", parts)
                + "; %.1f s".formatted(seconds)
                + (migrated > 1 ? ", %.0f a second".formatted(migrated / seconds) : "");
    }

    private Map<String, Integer> counts() {
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("migrated", report.all(Outcome.Migrated.class).size());
        counts.put("pending", report.all(Outcome.Pending.class).size());
        counts.put("up_to_date", report.all(Outcome.UpToDate.class).size());
        counts.put("skipped", report.all(Outcome.Skipped.class).size());
        counts.put("failed", report.all(Outcome.Failed.class).size());
        return counts;
    }

    private Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("succeeded", report.succeeded());
        json.put("dryRun", dryRun);
        json.put("tookMs", report.took().toMillis());
        json.put("counts", counts());
        json.put(
                "targets",
                report.outcomes().stream()
                        .flatMap(outcome -> entry(outcome).stream())
                        .toList());
        return json;
    }

    private static Optional<Map<String, Object>> entry(Outcome outcome) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("target", outcome.target());
        switch (outcome) {
            case Outcome.UpToDate _ -> {
                return Optional.empty();
            }
            case Outcome.Migrated(String _, List<String> files, var took) -> {
                entry.put("outcome", "migrated");
                entry.put("files", files);
                entry.put("tookMs", took.toMillis());
            }
            case Outcome.Pending(String _, List<String> files) -> {
                entry.put("outcome", "pending");
                entry.put("files", files);
            }
            case Outcome.Skipped(String _, String reason) -> {
                entry.put("outcome", "skipped");
                entry.put("reason", reason);
            }
            case Outcome.Failed failed -> {
                entry.put("outcome", "failed");
                failed.file().ifPresent(file -> entry.put("file", file));
                failed.line().ifPresent(line -> entry.put("line", line));
                failed.statement().ifPresent(statement -> entry.put("statement", statement));
                entry.put("message", failed.message());
            }
        }
        return Optional.of(entry);
    }
}
