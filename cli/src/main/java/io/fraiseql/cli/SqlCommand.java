package io.fraiseql.cli;

import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.cli.project.CliFailure;
import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.LocalPostgres;
import io.fraiseql.embedded.ProjectRoles;
import io.fraiseql.lifecycle.ddl.RowLevelDdl;
import io.fraiseql.lifecycle.ddl.RowLevelOptions;
import io.fraiseql.lifecycle.ddl.TableDefinitions;
import io.fraiseql.lifecycle.ddl.TenantType;
import io.fraiseql.tenancy.config.ConfigFile;
import io.fraiseql.tenancy.config.ConnectionUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sql",
        description = {
            "Print the row-level DDL of tables that are written without tenants: tenant column, keys, foreign keys"
                    + " and indexes that begin with it, row-level security, views and grants.",
            "",
            "  fraiseql sql --from tables.sql > migrations/V1__tables.sql",
            "",
            "The file holds plain CREATE TABLE and CREATE INDEX statements. PostgreSQL reads it: an embedded one, or"
                    + " the one of --database-url, in a transaction that is rolled back. Without --from, the tables"
                    + " are those of that database.",
            ""
        })
final class SqlCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TABLE",
            arity = "0..*",
            description = "The tables that are tenants'; by default all. Others are shared, and left as they are.")
    private List<String> tables = List.of();

    @Option(names = "--from", paramLabel = "FILE", description = "Where the plain tables are; - for standard input.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "A PostgreSQL to read with, and a role that may create a schema.")
    private Optional<String> databaseUrl = Optional.empty();

    @Option(
            names = "--db-schema",
            paramLabel = "NAME",
            defaultValue = "public",
            description = "Without --from, where the tables are; by default ${DEFAULT-VALUE}.")
    private String schema = "public";

    @Option(
            names = "--tenant-type",
            defaultValue = "uuid",
            description = "${COMPLETION-CANDIDATES}: uuid where every tenant's id is one, else text; by default"
                    + " ${DEFAULT-VALUE}.")
    private TenantType tenantType = TenantType.UUID;

    @Option(
            names = "--tenant-column",
            paramLabel = "NAME",
            defaultValue = "tenant_id",
            description = "By default ${DEFAULT-VALUE}.")
    private String tenantColumn = "tenant_id";

    @Option(
            names = "--roles",
            paramLabel = "PREFIX",
            description =
                    "The roles are PREFIX_owner, PREFIX_app and PREFIX_admin; by default the name of the project in"
                            + " fraiseql.toml.")
    private Optional<String> prefix = Optional.empty();

    @Option(names = "--no-views", description = "Leave out the views.")
    private boolean noViews;

    @Override
    public Integer call() throws Exception {
        if (from.isEmpty() && databaseUrl.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "where are the tables? name a file with --from, or a database with --database-url");
        }
        ProjectRoles roles = roles();
        TableDefinitions definitions = read();
        var options =
                new RowLevelOptions(tenantColumn, tenantType, roles.owner(), roles.app(), roles.admin(), !noViews);
        spec.commandLine().getOut().print(RowLevelDdl.write(definitions, options));
        spec.commandLine().getOut().flush();
        definitions
                .leftOut()
                .forEach(thing -> spec.commandLine()
                        .getErr()
                        .println("fraiseql: the " + thing + " is not taken over; add it by hand"));
        return 0;
    }

    private TableDefinitions read() throws Exception {
        if (databaseUrl.isPresent()) {
            try (var connection = access(databaseUrl.get()).connect()) {
                return read(connection);
            }
        }
        var lifetime = Lifetime.ofProcess();
        return lifetime.during(() -> {
            var server = lifetime.open(LocalPostgres::create);
            try (var connection = server.start().connect()) {
                return read(connection);
            }
        });
    }

    private TableDefinitions read(Connection connection) throws SQLException, IOException {
        return from.isPresent()
                ? TableDefinitions.load(connection, script(from.get()), tables)
                : TableDefinitions.read(connection, schema, tables);
    }

    private static String script(String file) throws IOException {
        if (file.equals("-")) {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            throw new CliFailure("there is no file " + file + " to read");
        }
        return Files.readString(path);
    }

    private ProjectRoles roles() throws IOException {
        String name = (prefix.isPresent() ? prefix : projectName())
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no fraiseql.toml here that names the project; say --roles PREFIX for the grants"));
        try {
            return ProjectRoles.of(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--roles: " + e.getMessage(), e);
        }
    }

    private static Optional<String> projectName() throws IOException {
        Path config = Path.of("fraiseql.toml");
        return Files.isReadable(config)
                ? ConfigFile.of(Files.readString(config), config.toString(), System.getenv())
                        .projectName()
                : Optional.empty();
    }

    private DatabaseAccess access(String url) {
        try {
            return DatabaseAccess.of(ConnectionUrl.parse(url));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--database-url: " + e.getMessage(), e);
        }
    }
}
