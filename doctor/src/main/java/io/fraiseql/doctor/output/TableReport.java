package io.fraiseql.doctor.output;

import io.fraiseql.doctor.Report;
import io.fraiseql.isolation.Finding;
import java.util.Locale;

/** A report for people: a line and a sentence each, the SQL below. */
public final class TableReport {
    private static final int FIX_INDENT = 9;

    private TableReport() {}

    /** The report's text, with a line break at its end. */
    public static String of(Report report) {
        var text = new StringBuilder();
        for (Finding finding : report.findings()) {
            text.append("%-8s %-4s %s%n".formatted(name(finding.severity()), finding.rule(), finding.object()));
            text.append(finding.message().indent(FIX_INDENT));
            text.append(finding.fix().indent(FIX_INDENT + 2));
        }
        if (!report.findings().isEmpty()) {
            text.append('\n');
        }
        text.append(name(report.verdict())).append(": ").append(count(report));
        return text.append('\n').toString();
    }

    private static String count(Report report) {
        String count = switch (report.findings().size()) {
            case 0 -> "no finding";
            case 1 -> "1 finding";
            default -> report.findings().size() + " findings";
        };
        int acknowledged = report.acknowledged().size();
        return acknowledged == 0 ? count : count + ", and " + acknowledged + " acknowledged";
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
