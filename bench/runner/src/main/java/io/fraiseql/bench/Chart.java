package io.fraiseql.bench;

import java.util.List;
import java.util.Locale;

/** Requests per second as bars, one group a workload, each group to its own scale: the longest bar is the fastest. */
final class Chart {
    private static final int WIDTH = 860;
    private static final int LABELS = 150;
    private static final int BARS = 520;
    private static final int LINE = 20;
    private static final int GAP = 34;

    private Chart() {}

    static String svg(RunReport report) {
        var body = new StringBuilder();
        int y = 16;
        for (var group : report.results().entrySet()) {
            Workload workload = group.getKey();
            List<ContenderResult> rows = group.getValue();
            body.append(text(8, y + 4, "title", workload.title() + ": " + workload.description()));
            y += LINE - 6;
            double most = rows.stream()
                    .mapToDouble(row -> row.perSecond().median())
                    .max()
                    .orElse(1);
            for (ContenderResult row : rows) {
                bar(body, y, row, most, row.reference());
                y += LINE;
            }
            y += GAP;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">
                <title>Requests per second, by workload</title>
                <style>
                text { font: 13px system-ui, sans-serif; fill: #1f2933 }
                .title { font-weight: 600 }
                .name { text-anchor: end }
                .ours { fill: #c2334d }
                .other { fill: #9aa5b1 }
                rect.page { fill: #ffffff }
                </style>
                <rect class="page" width="100%%" height="100%%"/>
                %s</svg>
                """.formatted(WIDTH, y, WIDTH, y, body);
    }

    private static void bar(StringBuilder body, int y, ContenderResult row, double most, boolean ours) {
        double perSecond = row.perSecond().median();
        int length = (int) Math.max(1, Math.round(BARS * perSecond / most));
        body.append(text(LABELS - 8, y + 14, "name", row.contender()));
        body.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>%n"
                .formatted(ours ? "ours" : "other", LABELS, y + 3, length, LINE - 6));
        String figure = ours
                ? String.format(Locale.ROOT, "%.0f/s", perSecond)
                : String.format(
                        Locale.ROOT, "%.0f/s (%.2f)", perSecond, row.ratio().median());
        body.append(text(LABELS + length + 8, y + 14, "figure", figure));
    }

    private static String text(int x, int y, String type, String text) {
        return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n"
                .formatted(type, x, y, text.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
