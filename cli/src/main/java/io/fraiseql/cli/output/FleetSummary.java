package io.fraiseql.cli.output;

import io.fraiseql.lifecycle.migration.FleetReport;
import io.fraiseql.lifecycle.migration.TargetOutcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** What a run has done, in figures, and whatever did not go well by name. */
public record FleetSummary(FleetReport report, boolean dryRun) {
    /** A mistake that everybody shares need not be read a thousand times. */
    private static final int SHOWN = 20;

    public void print(PrintWriter out, ListFormat format) {
        switch (format) {
            case TABLE -> table(out);
            case JSON -> out.println(JsonMapper.shared().writeValueAsString(json()));
        }
        out.flush();
    }

    private void table(PrintWriter out) {
        show(
                out,
                report.all(TargetOutcome.Pending.class),
                pending -> "pending  " + pending.target() + ": " + String.join(", ", pending.files()));
        show(
                out,
                report.all(TargetOutcome.Skipped.class),
                skipped -> "skipped  " + skipped.target() + ": " + skipped.reason());
        show(
                out,
                report.all(TargetOutcome.Failed.class),
                failed -> "failed   " + failed.target() + ": " + failed.describe()
                        + failed.statement()
                                .map(sql -> "\n" + sql.indent(9).stripTrailing())
                                .orElse(""));
        out.println(sentence());
    }

    private static <T extends TargetOutcome> void show(PrintWriter out, List<T> outcomes, Function<T, String> line) {
        outcomes.stream().limit(SHOWN).map(line).forEach(out::println);
        if (outcomes.size() > SHOWN) {
            out.println("         and " + (outcomes.size() - SHOWN) + " more; --output json has them all");
        }
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
        int migrated = report.all(TargetOutcome.Migrated.class).size();
        return targets
                + (targets == 1 ? " target: " : " targets: ")
                + String.join(", ", parts)
                + "; %.1f s".formatted(seconds)
                + (migrated > 1 ? ", %.0f a second".formatted(migrated / seconds) : "");
    }

    private Map<String, Integer> counts() {
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("migrated", report.all(TargetOutcome.Migrated.class).size());
        counts.put("pending", report.all(TargetOutcome.Pending.class).size());
        counts.put("up_to_date", report.all(TargetOutcome.UpToDate.class).size());
        counts.put("skipped", report.all(TargetOutcome.Skipped.class).size());
        counts.put("failed", report.all(TargetOutcome.Failed.class).size());
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

    private static Optional<Map<String, Object>> entry(TargetOutcome outcome) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("target", outcome.target());
        switch (outcome) {
            case TargetOutcome.UpToDate _ -> {
                return Optional.empty();
            }
            case TargetOutcome.Migrated(String _, List<String> files, var took) -> {
                entry.put("outcome", "migrated");
                entry.put("files", files);
                entry.put("tookMs", took.toMillis());
            }
            case TargetOutcome.Pending(String _, List<String> files) -> {
                entry.put("outcome", "pending");
                entry.put("files", files);
            }
            case TargetOutcome.Skipped(String _, String reason) -> {
                entry.put("outcome", "skipped");
                entry.put("reason", reason);
            }
            case TargetOutcome.Failed failed -> {
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
