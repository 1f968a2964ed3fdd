package io.fraiseql.cli;

import io.fraiseql.cli.project.CliFailure;
import io.fraiseql.cli.project.ConfigOption;
import io.fraiseql.cli.schema.SchemaClasses;
import io.fraiseql.cli.schema.SchemaSource;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        description = {
            "Run the tests of a project, on an embedded PostgreSQL.",
            "",
            "They are the .java files in the directory test beside the configuration: JUnit tests with @FraiseqlTest.",
            ""
        })
final class TestCommand implements Callable<Integer> {
    /** What {@code @FraiseqlTest} resolves file names against. */
    private static final String PROJECT = "fraiseql.project";

    private static final int STACK_FRAMES = 4;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Override
    public Integer call() {
        Path directory = config.directory();
        List<Class<?>> classes = SchemaClasses.allOf(sources(directory));
        var summary = run(classes, directory);
        PrintWriter out = spec.commandLine().getOut();
        out.println(summary.getTestsSucceededCount() + " of " + summary.getTestsFoundCount() + " tests passed");
        out.flush();
        if (summary.getTotalFailureCount() > 0) {
            summary.printFailuresTo(spec.commandLine().getErr(), STACK_FRAMES);
            return 1;
        }
        if (summary.getTestsSucceededCount() == 0) {
            throw new CliFailure("there is no test in " + directory.resolve("test")
                    + ": a class with @FraiseqlTest, and a method with @Test");
        }
        return 0;
    }

    private static List<SchemaSource> sources(Path directory) {
        Path tests = directory.resolve("test");
        if (!Files.isDirectory(tests)) {
            throw new CliFailure(
                    "there is no directory " + tests + "; 'fraiseql init NAME' writes a project with a test");
        }
        var sources = new ArrayList<SchemaSource>(SchemaSource.read(directory));
        sources.addAll(SchemaSource.read(tests));
        return sources;
    }

    private static TestExecutionSummary run(List<Class<?>> classes, Path directory) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(classes.stream()
                        .filter(each -> !each.isMemberClass())
                        .map(DiscoverySelectors::selectClass)
                        .toList())
                .configurationParameter(PROJECT, directory.toString())
                .build();
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }
}
