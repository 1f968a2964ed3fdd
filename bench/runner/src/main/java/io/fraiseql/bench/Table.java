package io.fraiseql.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures of one workload as a table, for a terminal or for Markdown. */
final class Table {
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

    private Table() {}

    private static List<List<String>> cells(List<Row> rows) {
        var cells = new ArrayList<List<String>>();
        cells.add(HEADS);
        for (Row row : rows) {
            boolean ours = row.ours();
            boolean server = row.resident() > 0;
            cells.add(List.of(
                    row.contender(),
                    String.format(Locale.ROOT, "%.0f", row.perSecond().median()),
                    ours ? "" : String.format(Locale.ROOT, "%.2f", row.ratio().median()),
                    ours
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "(%.2f - %.2f)",
                                    row.ratio().min(),
                                    row.ratio().max()),
                    String.format(Locale.ROOT, "%.2f", row.p50()),
                    String.format(Locale.ROOT, "%.2f", row.p99()),
                    server ? String.format(Locale.ROOT, "%.3f", row.serverCpu()) : "",
                    String.format(Locale.ROOT, "%.3f", row.postgresCpu()),
                    String.format(Locale.ROOT, "%.3f", row.clientCpu()),
                    server ? String.format(Locale.ROOT, "%.0f", row.resident()) : ""));
        }
        return cells;
    }

    static String terminal(Workload workload, List<Row> rows) {
        List<List<String>> cells = cells(rows);
        int[] widths = IntStream.range(0, HEADS.size())
                .map(column -> cells.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var text = new StringBuilder(workload.title() + ": " + workload.description() + "\n");
        for (List<String> line : cells) {
            for (int column = 0; column < line.size(); column++) {
                String pattern =
                        column == 0 ? "  %-" + Math.max(1, widths[column]) + "s" : "  %" + widths[column] + "s";
                text.append(pattern.formatted(line.get(column)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    static String markdown(List<Row> rows) {
        List<List<String>> cells = cells(rows);
        var lines = new ArrayList<String>();
        for (List<String> line : cells) {
            lines.add(line.stream().collect(Collectors.joining(" | ", "| ", " |")));
        }
        lines.add(1, "|---" + "|---:".repeat(HEADS.size() - 1) + "|");
        return String.join("\n", lines) + "\n";
    }
}
