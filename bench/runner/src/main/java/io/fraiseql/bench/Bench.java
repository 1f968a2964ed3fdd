package io.fraiseql.bench;

import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.tenancy.config.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command behind {@code bench/run}, which has its help. */
@Command(name = "bench/run")
final class Bench implements Callable<Integer> {
    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--workloads", split = ",")
    private List<String> workloads = Workload.titles();

    @Option(names = "--peers", split = ",")
    private @Nullable List<String> peers;

    @Option(names = "--tenants", defaultValue = "1000")
    private int tenants;

    @Option(names = "--strategies", split = ",", defaultValue = "row")
    private List<String> strategies = List.of();

    public static void main(String[] args) {
        RunOptions.execute("bench/run", new Bench(), args);
    }

    @Override
    public Integer call() throws Exception {
        var paths = RepositoryPaths.present();
        var progress = Progress.present();
        var lifetime = Lifetime.ofProcess();
        Set<Strategy> chosen = chosenStrategies();
        var settings = options.settings(
                workloads.stream().map(Workload::of).toList(),
                peers == null ? everybody(paths, chosen) : peers,
                tenants,
                chosen);
        RunReport report = lifetime.during(
                () -> new ComparisonRun(paths, settings, RepositoryPaths.pgbench(), lifetime, progress).run());
        progress.end();
        write(paths, report);
        options.print(report.json(), report.tables());
        if (options.hold()) {
            System.err.println("Everything goes on running until Ctrl-C; " + paths.work() + "/environment says where.");
            lifetime.awaitEnd();
        }
        return CommandLine.ExitCode.OK;
    }

    private Set<Strategy> chosenStrategies() {
        var known = Set.of(Strategy.ROW, Strategy.SCHEMA, Strategy.DATABASE);
        var chosen = new ArrayList<Strategy>();
        for (String word : strategies) {
            chosen.add(known.stream()
                    .filter(strategy -> Peer.word(strategy).equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new BenchFailure("there is no strategy " + word + "; there are row, schema, database")));
        }
        return Set.copyOf(chosen);
    }

    private static List<String> everybody(RepositoryPaths paths, Set<Strategy> chosen) throws IOException {
        var names = new ArrayList<>(Peer.in(paths.peers()).stream()
                .filter(peer -> chosen.contains(peer.strategy()))
                .map(Peer::name)
                .toList());
        names.add("limit");
        return names;
    }

    /** A full run of everything is kept, and shown to readers of the documentation. */
    private void write(RepositoryPaths paths, RunReport report) throws IOException {
        boolean full = !options.quick() && peers == null && workloads.size() == Workload.values().length;
        String name = full ? "latest" : "partial";
        Files.createDirectories(paths.results());
        Files.writeString(paths.results().resolve(name + ".json"), report.json() + "\n");
        Files.writeString(paths.results().resolve(name + ".svg"), Chart.svg(report));
        if (full) {
            Files.createDirectories(paths.page().getParent());
            Files.writeString(paths.page(), PerformancePage.markdown(report, ScaleSection.last(paths)));
        }
    }
}
