package io.fraiseql.server.startup;

import io.fraiseql.isolation.Acknowledgements;
import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.isolation.check.Inspection;
import io.fraiseql.isolation.check.TenancyModel;
import io.fraiseql.isolation.check.TenantSchemas;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.Strategy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The inspection of a database's catalog that a server has to pass before it serves. It is the doctor's, of the place
 * that stands for all, without what takes the longer the more tenants there are. Nothing switches it off; findings can
 * be acknowledged one by one.
 *
 * @param file where the configuration was read from, for messages
 */
record StartupInspection(FraiseqlConfig config, Optional<Path> file, Acknowledgements acknowledgements) {
    private static final String PUBLIC = "public";
    private static final Path USUAL_FILE = Path.of("fraiseql.toml");

    /**
     * The inspection that a configuration asks for.
     *
     * @throws StartException for an acknowledgement that could never count
     */
    static StartupInspection of(FraiseqlConfig config, Optional<Path> file) {
        try {
            return new StartupInspection(
                    config, file, new Acknowledgements(config.isolation().acknowledged()));
        } catch (IllegalArgumentException e) {
            throw new StartException("[[isolation.acknowledged]]: " + e.getMessage(), e);
        }
    }

    /**
     * What an inspection came to.
     *
     * @param command what tells more
     * @param schemas what was inspected of the database
     */
    record Result(List<Finding> findings, String command, List<String> schemas) {}

    /** Inspects what the role of a connection may touch, wherever a name without a schema leads it. */
    Result inspect(Connection connection, ConnectionUrl database) throws SQLException {
        String role;
        List<String> path;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT current_user, pg_catalog.current_schemas(false)::pg_catalog.text[]")) {
            row.next();
            role = row.getString(1);
            path = Arrays.stream((Object[]) row.getArray(2).getArray())
                    .map(String.class::cast)
                    .toList();
        }
        var scope = InspectionScope.of(config, role, path.isEmpty() ? List.of(PUBLIC) : path);
        boolean own = isOwn(database);
        return new Result(
                inspect(connection, scope, model(own)), command(scope, own ? database : null), scope.schemas());
    }

    /** Inspects what the role of a connection may touch in further schemas, which its path does not name. */
    List<Finding> inspectSchemas(Connection connection, Collection<String> schemas) throws SQLException {
        var scope = InspectionScope.of(config, role(connection), List.copyOf(schemas));
        return inspect(connection, scope, TenancyModel.sharedTables());
    }

    /** Inspects a database of a tenant's own. */
    List<Finding> inspectOwnDatabase(Connection connection) throws SQLException {
        var scope = InspectionScope.of(config, role(connection), List.of(PUBLIC));
        return inspect(connection, scope, model(true));
    }

    private static List<Finding> inspect(Connection connection, InspectionScope scope, TenancyModel model)
            throws SQLException {
        return new Inspection.Database(scope, model, Inspection.Extent.START).run(connection);
    }

    private static String role(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT current_user")) {
            row.next();
            return row.getString(1);
        }
    }

    /** What follows from findings today. */
    IsolationVerdict verdict(Stream<Finding> findings, String command) {
        return new IsolationVerdict(findings, command, acknowledgements, LocalDate.now(ZoneId.systemDefault()));
    }

    private boolean isOwn(ConnectionUrl database) {
        return config.multitenancy().strategy() == Strategy.DATABASE
                && !database.equals(config.database().url());
    }

    private TenancyModel model(boolean own) {
        boolean schemas = switch (config.multitenancy().strategy()) {
            case SCHEMA, HYBRID -> true;
            case ROW, DATABASE -> false;
        };
        return new TenancyModel(schemas ? Optional.of(TenantSchemas.of(config)) : Optional.empty(), own);
    }

    /** @param own a tenant's database, which no configuration names; null for the one that the configuration names */
    private String command(InspectionScope scope, @Nullable ConnectionUrl own) {
        var command = new StringBuilder("fraiseql doctor");
        boolean configured = own == null && file.isPresent();
        if (configured && !file.get().equals(USUAL_FILE)) {
            command.append(" --config ").append(file.get());
        }
        if (!configured) {
            ConnectionUrl url = own == null ? config.database().url() : own;
            command.append(" --database-url ")
                    .append(url)
                    .append(" --app-role ")
                    .append(scope.appRole());
            if (own != null) {
                command.append(" --own-database");
            }
            if (!scope.tenantColumn().equals("tenant_id")) {
                command.append(" --tenant-column ").append(scope.tenantColumn());
            }
            command.append(" --shared-tables ")
                    .append(String.join(
                            ",",
                            scope.sharedTables().stream()
                                    .map(Object::toString)
                                    .sorted()
                                    .toList()));
        }
        if (!scope.schemas().equals(List.of(PUBLIC))) {
            command.append(" --schemas ").append(String.join(",", scope.schemas()));
        }
        return command.toString();
    }
}
