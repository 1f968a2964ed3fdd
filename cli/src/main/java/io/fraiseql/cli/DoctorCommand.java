package io.fraiseql.cli;

import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.cli.probe.OperationsTrial;
import io.fraiseql.cli.project.CliFailure;
import io.fraiseql.doctor.Doctor;
import io.fraiseql.doctor.Report;
import io.fraiseql.doctor.output.FixMigration;
import io.fraiseql.doctor.output.JsonReport;
import io.fraiseql.doctor.output.SarifReport;
import io.fraiseql.doctor.output.TableReport;
import io.fraiseql.doctor.probe.Probe;
import io.fraiseql.doctor.probe.ProbeExtension;
import io.fraiseql.graphql.SchemaException;
import io.fraiseql.graphql.schema.ApiLoader;
import io.fraiseql.isolation.Acknowledgements;
import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.tenancy.config.AcknowledgedFinding;
import io.fraiseql.tenancy.config.Baseline;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.session.RolledBackSessions;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = {
            "Examine whether a database keeps tenants apart.",
            "",
            "With a configuration, the database that it names; with --database-url, any database. It reads the"
                    + " catalog, of all tables only the registry, and changes nothing; --probe makes rows and takes"
                    + " them back.",
            ""
        },
        exitCodeList = {"0:isolated", "1:leaking, unproven, or failed", "2:wrong usage"})
final class DoctorCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private DoctorOptions options = new DoctorOptions();

    @Option(names = "--output", defaultValue = "table", description = "${COMPLETION-CANDIDATES}; by default table.")
    private Format form = Format.TABLE;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "A TOML file of [[acknowledged]] findings, in addition to those of the configuration.")
    private Optional<Path> baseline = Optional.empty();

    @Option(
            names = "--fix",
            paramLabel = "FILE",
            description = "Write the SQL that mends the findings to this file, which must not be there yet.")
    private Optional<Path> fix = Optional.empty();

    @Option(
            names = "--probe",
            description =
                    "Also try, as two tenants made for it, in a transaction that is rolled back: tables, views and"
                            + " functions, and with a configuration every operation of the API. Sequences advance"
                            + " all the same, and what operations reach may be locked and rewritten until the end:"
                            + " give it a copy of production.")
    private boolean probe;

    /** The format of the report. */
    enum Format {
        TABLE,
        JSON,
        SARIF
    }

    @Override
    public Integer call() throws Exception {
        requireUseOfSchema();
        List<AcknowledgedFinding> further = baseline.isPresent() ? baseline(baseline.get()) : List.of();
        var lifetime = Lifetime.ofProcess();
        return lifetime.during(() -> {
            var target = options.target(spec.commandLine(), lifetime);
            var acknowledgements = acknowledgements(target.acknowledged(), further);
            var findings = new ArrayList<Finding>();
            try (var connection = target.access().connect()) {
                findings.addAll(Doctor.examine(connection, target.scope(), target.model()));
                if (probe) {
                    findings.addAll(probe(connection, target));
                }
            }
            var report = Report.of(findings, acknowledgements, LocalDate.now(ZoneId.systemDefault()));
            print(report);
            fix.ifPresent(file -> write(file, FixMigration.of(report)));
            return report.verdict() == Report.Verdict.ISOLATED ? 0 : 1;
        });
    }

    /** An API that is named and not tried would make an "isolated" of less than was asked for. */
    private void requireUseOfSchema() {
        var given = spec.commandLine().getParseResult();
        if (!given.hasMatchedOption("--schema") && !given.hasMatchedOption("--schema-jar")) {
            return;
        }
        if (!probe) {
            throw new ParameterException(
                    spec.commandLine(), "--schema and --schema-jar name the API to try; add --probe");
        }
        if (given.hasMatchedOption("--database-url")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--schema and --schema-jar need the configuration that the API is served with;"
                            + " give --config instead of --database-url");
        }
    }

    /** What trying has shown. That it could not go on is a finding as well, so that what was found before is told. */
    private List<Finding> probe(Connection connection, DoctorOptions.Target target) {
        var findings = new ArrayList<Finding>();
        ProbeExtension operations = ProbeExtension.NONE;
        try {
            operations = operations(target);
        } catch (io.fraiseql.cli.schema.SchemaException | SchemaException | CliFailure | SQLException e) {
            findings.add(untried("GraphQL", "No operation was tried", e));
        }
        try {
            findings.addAll(attempt(connection, target, operations));
        } catch (SQLException | RolledBackSessions.Ended e) {
            findings.add(untried("probe", "The probe was given up", e));
        }
        return findings;
    }

    private static List<Finding> attempt(Connection connection, DoctorOptions.Target target, ProbeExtension operations)
            throws SQLException {
        var app = target.app();
        if (app.isEmpty() || Probe.mayActAs(connection, target.scope().appRole())) {
            return Probe.attempt(connection, target.scope(), operations);
        }
        try (var own = app.get().connect()) {
            return Probe.attempt(own, target.scope(), operations);
        }
    }

    /** The trial of the API that is served, where there is one. */
    private ProbeExtension operations(DoctorOptions.Target target) throws SQLException {
        if (target.config().isEmpty() || target.app().isEmpty()) {
            return ProbeExtension.NONE;
        }
        var config = target.config().get();
        var strategy = config.multitenancy().strategy();
        if (strategy == Strategy.SCHEMA || strategy == Strategy.DATABASE) {
            throw new CliFailure(
                    "two tenants with rows in shared tables cannot be made where each has tables of its own");
        }
        List<Class<?>> apis = options.apis();
        if (apis.isEmpty()) {
            throw new CliFailure("there is no .java file with an API beside the configuration; name it with --schema");
        }
        try (var app = target.app().get().connect()) {
            return new OperationsTrial(
                    ApiLoader.load(apis, app, config.multitenancy().tenantColumn()), config);
        }
    }

    private static Finding untried(String object, String what, Exception why) {
        return Finding.info(Rule.X3, object, what + ": " + why.getMessage(), "-- see the message");
    }

    private void print(Report report) {
        var out = spec.commandLine().getOut();
        out.print(
                switch (form) {
                    case TABLE -> TableReport.of(report);
                    case JSON -> JsonReport.of(report);
                    case SARIF -> SarifReport.of(report);
                });
        out.flush();
    }

    private static Acknowledgements acknowledgements(
            List<AcknowledgedFinding> configured, List<AcknowledgedFinding> further) {
        try {
            return new Acknowledgements(
                    Stream.concat(configured.stream(), further.stream()).toList());
        } catch (IllegalArgumentException e) {
            throw new CliFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<AcknowledgedFinding> baseline(Path file) {
        try {
            return Baseline.read(file);
        } catch (IOException e) {
            throw new CliFailure("the baseline " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String migration) {
        try {
            Files.writeString(file, migration, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CliFailure(file + " is there already; name another file with --fix", e);
        } catch (IOException e) {
            throw new CliFailure("the migration " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
