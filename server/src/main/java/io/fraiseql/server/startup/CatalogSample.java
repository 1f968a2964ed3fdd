package io.fraiseql.server.startup;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.connection.PostgresConnector;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.registry.PostgresTenantRegistry;
import io.fraiseql.tenancy.session.Routes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A place whose catalog can stand for all: the API is compiled once, and every tenant has the same tables.
 *
 * @param schema the only schema that is looked into; empty for the role's search path
 */
record CatalogSample(ConnectionUrl database, Optional<String> schema) {
    /** A tenant whose place is away or unfit is passed over, but not all day. */
    private static final int TRIES = 5;

    private static final PostgresConnector CONNECTOR = new PostgresConnector()
            .loginTimeout(Duration.ofSeconds(10))
            // There may be a pooler, behind which a prepared statement is somebody else's.
            .unprepared();

    /**
     * The places to look at, best first. Where tenants share their tables it is the shared database; otherwise the
     * schemas or databases of some tenants, which are none while there is no tenant.
     */
    static List<CatalogSample> candidates(Strategy strategy, PostgresTenantRegistry registry, Routes routes) {
        return switch (strategy) {
            case ROW, HYBRID -> List.of(shared(routes));
            case SCHEMA, DATABASE ->
                someTenants(registry).stream()
                        .map(tenant -> new CatalogSample(
                                routes.pool(tenant).database(),
                                tenant.placement() instanceof Placement.OwnSchema(String name)
                                        ? Optional.of(name)
                                        : Optional.empty()))
                        .toList();
        };
    }

    /** The database that tenants share. */
    static CatalogSample shared(Routes routes) {
        return new CatalogSample(routes.shared().database(), Optional.empty());
    }

    private static List<Tenant> someTenants(PostgresTenantRegistry registry) {
        var found = new ArrayList<Tenant>();
        var ids = new HashSet<>();
        while (found.size() < TRIES) {
            Optional<Tenant> next =
                    registry.first(tenant -> tenant.state() == TenantState.ACTIVE && !ids.contains(tenant.id()));
            if (next.isEmpty()) {
                break;
            }
            found.add(next.get());
            ids.add(next.get().id());
        }
        return found;
    }

    /** Connects as the role that serves. */
    Open open() throws SQLException {
        return new Open(connect(), schema);
    }

    /** A connection of its own, for the catalog. */
    Connection connect() throws SQLException {
        return CONNECTOR.open(database);
    }

    @Override
    public String toString() {
        return schema.map(name -> "the schema " + name + " of ").orElse("") + database;
    }

    @FunctionalInterface
    interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    /** A place that is being read. */
    record Open(Connection connection, Optional<String> schema) implements AutoCloseable {
        /** Reads the catalog with the path that tenants' transactions have. */
        <T> T read(Reading<T> reading) throws SQLException {
            connection.setAutoCommit(false);
            try {
                if (schema.isPresent()) {
                    try (var statement = connection.prepareStatement(
                            "SELECT set_config('search_path', quote_ident(?) || ', pg_temp', true)")) {
                        statement.setString(1, schema.get());
                        statement.execute();
                    }
                }
                return reading.read(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
