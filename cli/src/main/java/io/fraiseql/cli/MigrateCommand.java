package io.fraiseql.cli;

import io.fraiseql.cli.output.FleetProgressLine;
import io.fraiseql.cli.output.FleetSummary;
import io.fraiseql.cli.output.ListFormat;
import io.fraiseql.cli.project.ConfigOption;
import io.fraiseql.cli.project.ConfiguredProject;
import io.fraiseql.cli.tenant.TenantIdConverter;
import io.fraiseql.lifecycle.migration.FleetMigration;
import io.fraiseql.lifecycle.migration.FleetOptions;
import io.fraiseql.lifecycle.migration.FleetReport;
import io.fraiseql.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "migrate",
        description = {
            "Apply the files of migrations/ wherever they are pending: to the shared tables, then to every tenant"
                    + " that has a schema or a database of its own, several at once.",
            "",
            "A tenant that fails stops no other one. Run it again to go on where it ended, however it ended.",
            ""
        })
final class MigrateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @ArgGroup
    private Whom whom = new Whom();

    /** Either one tenant or everybody. */
    static final class Whom {
        @Option(
                names = "--tenant",
                paramLabel = "ID",
                converter = TenantIdConverter.class,
                description = "This tenant alone, after the shared tables.")
        private Optional<TenantId> tenant = Optional.empty();

        @Option(names = "--all", description = "Everybody, which is the default.")
        @SuppressWarnings("UnusedVariable") // Said for clarity; picocli sees that it is not said beside --tenant.
        private boolean all;
    }

    @Option(
            names = "--canary",
            paramLabel = "ID",
            split = ",",
            converter = TenantIdConverter.class,
            description = "Tenants that go first; when one of them fails, nobody else is touched.")
    private List<TenantId> canaries = List.of();

    @Option(names = "--jobs", paramLabel = "N", description = "How many at once, instead of migrations.jobs.")
    private Optional<Integer> jobs = Optional.empty();

    @Option(names = "--dry-run", description = "Tell what is pending, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = TokenCommand.Ttl.class,
            description = "How long to wait for another run to end, such as 10m; by default not at all.")
    private Optional<Duration> wait = Optional.empty();

    @Option(names = "--output", defaultValue = "table", description = "${COMPLETION-CANDIDATES}; by default table.")
    private ListFormat output = ListFormat.TABLE;

    @Override
    public Integer call() throws Exception {
        int workers = jobs.orElse(1);
        if (workers < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs: at least 1, not " + workers);
        }
        var project = ConfiguredProject.read(config.file(), System.getenv());
        var options = new FleetOptions(
                whom.tenant,
                canaries,
                jobs.orElse(project.config().migrations().jobs()),
                dryRun,
                wait.orElse(Duration.ZERO));
        var migration = new FleetMigration(project.config(), project.migrations(), options);
        FleetReport report;
        try (var progress = FleetProgressLine.on(spec.commandLine().getErr())) {
            report = migration.run(progress);
        }
        new FleetSummary(report, dryRun).print(spec.commandLine().getOut(), output);
        return report.succeeded() ? 0 : 1;
    }
}
