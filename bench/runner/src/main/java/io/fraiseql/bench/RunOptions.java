package io.fraiseql.bench;

import io.fraiseql.tenancy.config.Strategy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that every run has. */
final class RunOptions {
    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--output", defaultValue = "table")
    private Output output = Output.table;

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

    @Option(names = "--heap", defaultValue = "256m")
    private String heap = "";

    @Option(names = "--hold")
    private boolean hold;

    private enum Output {
        table,
        json
    }

    /** Runs a command, and ends this process. */
    static void execute(String name, Callable<Integer> run, String[] args) {
        var command = new CommandLine(run).setParameterExceptionHandler((e, given) -> {
            System.err.println(name + ": " + e.getMessage() + "; " + name + " --help says what there is");
            return CommandLine.ExitCode.USAGE;
        });
        command.setExecutionExceptionHandler((e, line, result) -> {
            if (e instanceof BenchFailure) {
                System.err.println(name + ": " + e.getMessage());
            } else {
                e.printStackTrace();
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(command.execute(args));
    }

    boolean quick() {
        return quick;
    }

    /** Whether it goes on running after the figures are printed. */
    boolean hold() {
        return hold;
    }

    /** Whether this is a run that is shown to readers of the documentation: everything about it is as usual. */
    boolean usual() {
        return !quick && rounds == 0 && seconds == 0 && warmUp == 0 && connections == 16 && pool == 8;
    }

    Settings settings(List<Workload> workloads, List<String> peers, int tenants, Set<Strategy> strategies) {
        return new Settings(
                quick,
                workloads,
                peers,
                chosen(rounds, quick ? 3 : 12),
                chosen(seconds, quick ? 1 : 5),
                chosen(warmUp, quick ? 40 : 120),
                connections,
                pool,
                tenants,
                heap,
                strategies);
    }

    private static int chosen(int given, int usual) {
        return given > 0 ? given : usual;
    }

    /** Prints figures in the format that was asked for. */
    void print(String json, List<String> tables) {
        switch (output) {
            case json -> System.out.println(json);
            case table -> tables.forEach(System.out::println);
        }
        System.out.flush();
    }
}
