package io.fraiseql.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Figures as a table, for a terminal or for Markdown. The first line is the heads, the first column names. */
record Table(List<List<String>> lines) {
    private static final List<String> HEADS = List.of(
            "",
            "requests/s",
            "ratio",
            "(min - max)",
            "p50 ms",
            "p99 ms",
            "CPU server",
            "PostgreSQL",
            "client",
            "memory MiB");

    Table {
        lines = lines.stream().map(List::copyOf).toList();
    }

    /** How fast everybody answers. */
    static Table ofRows(List<ContenderResult> rows) {
        var lines = new ArrayList<List<String>>();
        lines.add(HEADS);
        for (ContenderResult row : rows) {
            boolean server = row.resident() > 0;
            lines.add(List.of(
                    row.contender(),
                    format("%.0f", row.perSecond().median()),
                    row.reference() ? "" : format("%.2f", row.ratio().median()),
                    row.reference() ? "" : range(row.ratio()),
                    format("%.2f", row.p50()),
                    format("%.2f", row.p99()),
                    server ? format("%.3f", row.serverCpu()) : "",
                    format("%.3f", row.postgresCpu()),
                    format("%.3f", row.clientCpu()),
                    server ? format("%.0f", row.resident()) : ""));
        }
        return new Table(lines);
    }

    /** How long everybody takes to start. */
    static Table ofStarts(List<StartTime> starts) {
        return new Table(Stream.concat(
                        Stream.of(List.of("", "seconds", "(min - max)")),
                        starts.stream()
                                .map(start -> List.of(
                                        start.name(),
                                        format("%.2f", start.seconds().median()),
                                        range(start.seconds()))))
                .toList());
    }

    private static String range(Spread spread) {
        return String.format(Locale.ROOT, "(%.2f - %.2f)", spread.min(), spread.max());
    }

    private static String format(String pattern, double figure) {
        return String.format(Locale.ROOT, pattern, figure);
    }

    String terminal(String title) {
        int[] widths = IntStream.range(0, lines.getFirst().size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var text = new StringBuilder(title + "\n");
        for (List<String> line : lines) {
            for (int column = 0; column < line.size(); column++) {
                String pattern =
                        column == 0 ? "  %-" + Math.max(1, widths[column]) + "s" : "  %" + widths[column] + "s";
                text.append(pattern.formatted(line.get(column)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    String markdown() {
        var text = lines.stream()
                .map(line -> line.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .collect(Collectors.toCollection(ArrayList::new));
        text.add(1, "|---" + "|---:".repeat(lines.getFirst().size() - 1) + "|");
        return String.join("\n", text) + "\n";
    }
}
