package io.fraiseql.bench;

import io.fraiseql.embedded.DatabaseAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The limit: pgbench with the very SQL that FraiseQL sends, pipelined and prepared, and nothing in between. */
final class LimitContender implements Contender {
    private static final Pattern PROCESSED = Pattern.compile("transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("failed transactions: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    private final String name;
    private final RepositoryPaths paths;
    private final ChildProcesses children;
    private final String pgbench;
    private final DatabaseAccess app;
    private final int connections;
    private final Map<Workload, LimitScript> scripts = new EnumMap<>(Workload.class);

    LimitContender(
            String name,
            RepositoryPaths paths,
            ChildProcesses children,
            String pgbench,
            DatabaseAccess app,
            int connections) {
        this.name = name;
        this.paths = paths;
        this.children = children;
        this.pgbench = pgbench;
        this.app = app;
        this.connections = connections;
    }

    void add(Workload workload, LimitScript script) throws IOException {
        scripts.put(workload, script);
        Files.writeString(file(workload), script.text());
    }

    private Path file(Workload workload) throws IOException {
        return paths.work().resolve(name + "-" + workload.title() + ".pgbench");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean takes(Workload workload) {
        return scripts.containsKey(workload);
    }

    @Override
    public LoadResult load(Workload workload, int seconds) throws IOException, InterruptedException {
        LimitScript script = scripts.get(workload);
        if (script == null) {
            throw new IllegalArgumentException("no script for " + workload);
        }
        Path log = paths.work().resolve("limit-latencies");
        var words = new ArrayList<>(List.of(
                pgbench,
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + connections,
                "--jobs=1",
                "--time=" + seconds,
                "--log",
                "--log-prefix=" + log,
                "--sampling-rate=0.1",
                "--file=" + file(workload)));
        script.variables().forEach((name, value) -> words.add("--define=" + name + "=" + value));
        var result = children.run(
                words,
                Map.of(
                        "PGHOST", app.host(),
                        "PGPORT", Integer.toString(app.port()),
                        "PGUSER", app.user(),
                        "PGPASSWORD", app.password(),
                        "PGDATABASE", app.database()));
        Matcher processed = PROCESSED.matcher(result.output());
        Matcher failed = FAILED.matcher(result.output());
        Matcher rate = RATE.matcher(result.output());
        if (result.status() != 0 || !processed.find() || !failed.find() || !rate.find()) {
            throw new BenchFailure("pgbench ended with " + result.status() + ":\n" + result.output());
        }
        long requests = Long.parseLong(processed.group(1));
        long[] latencies = latencies(log);
        return new LoadResult(
                requests,
                Math.round(requests * 1e6 / Double.parseDouble(rate.group(1))),
                0,
                percentile(latencies, 50),
                percentile(latencies, 99),
                Long.parseLong(failed.group(1)));
    }

    /** Microseconds of the sampled transactions, in ascending order. */
    private static long[] latencies(Path prefix) throws IOException {
        long[] latencies = {};
        try (Stream<Path> files = Files.list(prefix.getParent())) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith(prefix.getFileName() + "."))
                    .toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    latencies = lines.mapToLong(line -> Long.parseLong(line.split(" ", -1)[2]))
                            .toArray();
                }
                Files.delete(file);
            }
        }
        Arrays.sort(latencies);
        return latencies;
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** pgbench stands in the client's place, as wrk does for the others. */
    @Override
    public double cpuSeconds() {
        return 0;
    }

    @Override
    public long resident() {
        return 0;
    }
}
