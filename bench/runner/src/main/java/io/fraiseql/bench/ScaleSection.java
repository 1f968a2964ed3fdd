package io.fraiseql.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;

/**
 * The section of {@code docs/performance.md} about many tenants: the last full run of {@code bench/scale}, whoever
 * wrote the rest of the page.
 */
final class ScaleSection {
    private static final String BEGIN = "<!-- bench/scale -->\n";
    private static final String END = "<!-- end of bench/scale -->\n";

    private ScaleSection() {}

    /** The section as the last run left it, between its marks. */
    static String last(RepositoryPaths paths) throws IOException {
        Path kept = kept(paths);
        return BEGIN + (Files.exists(kept) ? Files.readString(kept) : "") + END;
    }

    /** Keeps the section, and puts it into the page if there is one. */
    static void write(RepositoryPaths paths, ScaleReport report) throws IOException {
        Files.writeString(kept(paths), markdown(report));
        if (Files.exists(paths.page())) {
            String page = Files.readString(paths.page());
            Files.writeString(paths.page(), replaced(page, last(paths)));
        }
    }

    /** The page with another section. */
    static String replaced(String page, String section) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        return begin < 0 || end < begin
                ? page + "\n" + section
                : page.substring(0, begin) + section + page.substring(end + END.length());
    }

    private static Path kept(RepositoryPaths paths) {
        return paths.results().resolve("scale.md");
    }

    private static String markdown(ScaleReport report) {
        var settings = report.settings();
        return """
                ## Many tenants

                The same server with few tenants and with many, in the registry and in the tables: 20 posts each, %s, a random tenant with a
                token of its own in every request. Written by `bench/scale` on %s: %d rounds of %d s each in turn, after %d s of warm-up,
                with %,d MiB of shared buffers and `-Xmx%s`. `ratio` is to the first row, in the same round, and for the limit to the
                limit's first row: what more tenants cost PostgreSQL itself.

                %s
                """.formatted(
                        Workload.NEWEST.description(),
                        report.at().atZone(ZoneOffset.UTC).toLocalDate(),
                        settings.rounds(),
                        settings.seconds(),
                        settings.warmUp(),
                        report.buffers(),
                        settings.heap(),
                        report.markdown());
    }
}
