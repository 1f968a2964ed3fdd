package io.fraiseql.bench;

import java.time.ZoneOffset;
import java.util.Locale;

/** {@code docs/performance.md}: the last full run, where it ran, and how to repeat it. */
final class PerformancePage {
    private PerformancePage() {}

    /** @param manyTenants what {@code bench/scale} has found out */
    static String markdown(RunReport report, String manyTenants) {
        var settings = report.settings();
        var machine = report.machine();
        var text = new StringBuilder("""
                # How fast it is

                Written by `bench/run` on %s. Figures in requests per second mean nothing on another machine; the ratios should hold.

                | | |
                |---|---|
                | processor | %s, %d cores |
                | memory | %d GiB |
                | kernel | %s |
                | JDK | %s |
                | PostgreSQL | %s, 512 MiB of shared buffers, otherwise its own settings |
                | rows | %,d tenants with 100 users, 100 posts and 500 comments each |
                | load | %d connections, a random tenant in every request; load generator, server and database share the machine |
                | each server | %d connections to the database; on the JVM `-Xmx%s` |
                | measured | %d rounds of %d s each in turn, after %d s of warm-up each |

                ![Requests per second](../bench/results/latest.svg)

                `ratio` is FraiseQL's requests per second divided by the other's in the same round: the median of all rounds, and the least
                and the most. CPU is in seconds per 1,000 requests, of the server, of PostgreSQL and of the load generator, which share the cores. No request failed: a run with an error in it ends without figures.

                """.formatted(
                        report.at().atZone(ZoneOffset.UTC).toLocalDate(),
                        machine.processor(),
                        machine.cores(),
                        machine.memory(),
                        machine.kernel(),
                        machine.java(),
                        machine.postgres(),
                        settings.tenants(),
                        settings.connections(),
                        settings.pool(),
                        settings.heap(),
                        settings.rounds(),
                        settings.seconds(),
                        settings.warmUp()));
        report.results()
                .forEach((workload, rows) -> text.append("## ")
                        .append(workload.title())
                        .append("\n\n")
                        .append(capitalized(workload.description()))
                        .append(".\n\n")
                        .append(Table.ofRows(rows).markdown())
                        .append('\n'));
        text.append("""
                ## Start

                Seconds from the command to the first right answer, the launcher included; %s. `fraiseql` has the ahead-of-time cache that the launcher
                makes, and compiles the API from its source.

                """.formatted(
                        settings.starts() == 1 ? "one start" : "the median of " + settings.starts() + " starts"))
                .append(Table.ofStarts(report.starts()).markdown())
                .append('\n')
                .append(manyTenants)
                .append('\n');
        return text.append("""
                ## Who is compared

                - `limit`: pgbench with the very SQL that FraiseQL sends, taken from PostgreSQL's log, prepared and in one pipeline. Nothing
                  that sends this SQL can be faster.
                - `fraiseql-no-rls`: FraiseQL on tables without row-level security, to see what that costs.
                - `postgraphile`, `spring-jdbc`, `spring-jpa`: see `bench/peers`. Each gets the same rows out of the same tables behind the same
                  policies, in the way that its own users are told to; `bench/run` compares the answers before it measures.

                ## To repeat it

                    bench/run            # all of it
                    bench/run --quick    # under four minutes
                    bench/scale          # 10 tenants against 100,000
                    bench/jmh            # the parts one by one

                `bench/README.md` says how a further peer is added.
                """).toString();
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
