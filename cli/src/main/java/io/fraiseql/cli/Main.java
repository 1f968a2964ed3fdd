package io.fraiseql.cli;

import java.util.Arrays;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;

/** Starts the {@code fraiseql} command: exit status 0 done, 1 failed, 2 wrong usage. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Before anything logs: the level is read once.
        if (Arrays.asList(arguments).contains("--verbose")) {
            System.setProperty(CommandLog.LEVEL, "DEBUG");
        }
        // One log, also for libraries that use the JDK's logging.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(commandLine(arguments).execute(arguments));
    }

    /**
     * The command for these arguments; it knows only the subcommand that they name, unless all of them may be
     * asked about.
     */
    static CommandLine commandLine(String... arguments) {
        var command = new CommandLine(new FraiseqlCommand());
        Subcommand.candidates(arguments).forEach(candidate -> command.addSubcommand(candidate.command()));
        return command.setExecutionExceptionHandler(new FailureReport()).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
