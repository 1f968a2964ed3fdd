package io.fraiseql.testkit.mutants;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs test classes, separated by commas, in this process, and ends it: status 0 when all tests pass, {@link #CAUGHT}
 * when one fails.
 */
final class Run {
    static final int CAUGHT = 42;

    private Run() {}

    public static void main(String[] arguments) {
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(Arrays.stream(arguments[0].split(",", -1))
                                        .map(name -> DiscoverySelectors.selectClass("io.fraiseql." + name))
                                        .toList())
                                .build(),
                        listener);
        var summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 1);
        boolean ran = summary.getTestsFoundCount() > 0;
        System.exit(summary.getTotalFailureCount() > 0 ? CAUGHT : ran ? 0 : 1);
    }
}
