package io.fraiseql.bench;

import io.fraiseql.cli.development.Lifetime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code bench/run}, which has its help. */
@Command(name = "bench/run")
final class Bench implements Callable<Integer> {
    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--output", defaultValue = "table")
    private Output output = Output.table;

    @Option(names = "--workloads", split = ",")
    private List<String> workloads = Workload.titles();

    @Option(names = "--peers", split = ",")
    private @Nullable List<String> peers;

    @Option(names = "--rounds")
    private int rounds;

    @Option(names = "--seconds")
    private int seconds;

    @Option(names = "--warm-up")
    private int warmUp;

    @Option(names = "--connections", defaultValue = "16")
    private int connections;

    @Option(names = "--pool", defaultValue = "8")
    private int pool;

    @Option(names = "--tenants", defaultValue = "1000")
    private int tenants;

    @Option(names = "--heap", defaultValue = "256m")
    private String heap = "";

    @Option(names = "--hold")
    private boolean hold;

    private enum Output {
        table,
        json
    }

    public static void main(String[] args) {
        var command = new CommandLine(new Bench()).setParameterExceptionHandler((e, given) -> {
            System.err.println("bench/run: " + e.getMessage() + "; bench/run --help says what there is");
            return CommandLine.ExitCode.USAGE;
        });
        command.setExecutionExceptionHandler((e, line, result) -> {
            if (e instanceof BenchFailure) {
                System.err.println("bench/run: " + e.getMessage());
            } else {
                e.printStackTrace();
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        var checkout = new Checkout(Path.of(System.getProperty("bench.root", ".")));
        var progress = new Progress(System.err, Boolean.getBoolean("bench.terminal"));
        var lifetime = Lifetime.ofProcess();
        Report report = lifetime.during(() -> new Session(
                        checkout,
                        settings(checkout),
                        System.getProperty("bench.pgbench", "pgbench"),
                        lifetime,
                        progress)
                .run());
        progress.end();
        write(checkout, report);
        switch (output) {
            case json -> System.out.println(report.json());
            case table -> report.rows().forEach((workload, rows) -> System.out.println(Table.terminal(workload, rows)));
        }
        System.out.flush();
        if (hold) {
            System.err.println(
                    "Everything goes on running until Ctrl-C; " + checkout.work() + "/environment says where.");
            lifetime.awaitEnd();
        }
        return CommandLine.ExitCode.OK;
    }

    private Settings settings(Checkout checkout) throws IOException {
        return new Settings(
                quick,
                workloads.stream().map(Workload::of).toList(),
                peers == null ? everybody(checkout) : peers,
                chosen(rounds, quick ? 3 : 12),
                chosen(seconds, quick ? 1 : 5),
                chosen(warmUp, quick ? 40 : 120),
                connections,
                pool,
                tenants,
                heap);
    }

    private static int chosen(int given, int usual) {
        return given > 0 ? given : usual;
    }

    private static List<String> everybody(Checkout checkout) throws IOException {
        var names = new ArrayList<>(
                Peer.in(checkout.peers()).stream().map(Peer::name).toList());
        names.add("limit");
        return names;
    }

    /** A full run of everything is kept, and shown to readers of the documentation. */
    private void write(Checkout checkout, Report report) throws IOException {
        boolean full = !quick && peers == null && workloads.size() == Workload.values().length;
        String name = full ? "latest" : "partial";
        Files.createDirectories(checkout.results());
        Files.writeString(checkout.results().resolve(name + ".json"), report.json() + "\n");
        Files.writeString(checkout.results().resolve(name + ".svg"), Chart.svg(report));
        if (full) {
            Files.createDirectories(checkout.page().getParent());
            Files.writeString(checkout.page(), PerformancePage.markdown(report));
        }
    }
}
