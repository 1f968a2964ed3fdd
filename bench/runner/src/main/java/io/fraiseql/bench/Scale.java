package io.fraiseql.bench;

import io.fraiseql.cli.development.Lifetime;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command behind {@code bench/scale}, which has its help. */
@Command(name = "bench/scale")
final class Scale implements Callable<Integer> {
    private static final List<Integer> USUAL = List.of(10, 10_000, 100_000);

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--tenants", split = ",")
    private List<Integer> tenants = USUAL;

    public static void main(String[] args) {
        RunOptions.execute("bench/scale", new Scale(), args);
    }

    @Override
    public Integer call() throws Exception {
        if (tenants.size() < 2 || tenants.stream().anyMatch(size -> size < ScaleRun.LEAST)) {
            throw new BenchFailure(
                    "--tenants takes two numbers or more, separated by commas, each at least " + ScaleRun.LEAST);
        }
        var paths = RepositoryPaths.present();
        var progress = Progress.present();
        var lifetime = Lifetime.ofProcess();
        ScaleReport report = lifetime.during(
                () -> new ScaleRun(paths, options, tenants, RepositoryPaths.pgbench(), lifetime, progress).run());
        progress.end();
        Files.createDirectories(paths.results());
        if (options.usual() && tenants.equals(USUAL)) {
            Files.writeString(paths.results().resolve("scale.json"), report.json() + "\n");
            ScaleSection.write(paths, report);
        } else {
            Files.writeString(paths.results().resolve("partial-scale.json"), report.json() + "\n");
        }
        options.print(report.json(), List.of(report.table()));
        if (options.hold()) {
            System.err.println("Everything goes on running until Ctrl-C; " + paths.work() + "/environment says where.");
            lifetime.awaitEnd();
        }
        return CommandLine.ExitCode.OK;
    }
}
