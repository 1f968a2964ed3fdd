package io.fraiseql.server;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.registry.PostgresTenantRegistry;
import io.fraiseql.tenancy.session.Routes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place whose catalog stands for all: the API is compiled once, and every tenant has the same tables. Where tenants share them it is the
 * shared database; otherwise the schema or database of a tenant, and the shared database while there is none.
 *
 * @param schema the only schema that is looked into; empty for the role's search path
 */
record Reference(Connection connection, ConnectionUrl database, Optional<String> schema) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reference.class);
    /** Databases that are away are passed over, but not all day. */
    private static final int TRIES = 5;

    /** @throws SQLException when the shared database is needed and cannot be reached */
    static Reference open(Strategy strategy, PostgresTenantRegistry registry, Routes routes) throws SQLException {
        ConnectionUrl shared = routes.shared().database();
        return switch (strategy) {
            case ROW, HYBRID -> connected(shared, Optional.empty());
            case SCHEMA -> {
                Optional<Tenant> tenant = registry.first(Reference::isServed);
                yield connected(
                        shared,
                        tenant.flatMap(some -> some.placement() instanceof Placement.OwnSchema(String name)
                                ? Optional.of(name)
                                : Optional.empty()));
            }
            case DATABASE -> {
                Optional<Reference> some = ofSomeDatabase(registry, routes);
                yield some.isPresent() ? some.get() : connected(shared, Optional.empty());
            }
        };
    }

    private static Optional<Reference> ofSomeDatabase(PostgresTenantRegistry registry, Routes routes) {
        var tried = new HashSet<TenantId>();
        Predicate<Tenant> untried = tenant -> isServed(tenant) && !tried.contains(tenant.id());
        for (int number = 0; number < TRIES; number++) {
            Optional<Tenant> tenant = registry.first(untried);
            if (tenant.isEmpty()) {
                break;
            }
            tried.add(tenant.get().id());
            ConnectionUrl url = routes.pool(tenant.get()).database();
            try {
                return Optional.of(connected(url, Optional.empty()));
            } catch (SQLException e) {
                LOG.warn("the API is not compared with {}: {}", url, e.getMessage());
            }
        }
        return Optional.empty();
    }

    private static boolean isServed(Tenant tenant) {
        return tenant.state() == TenantState.ACTIVE;
    }

    private static Reference connected(ConnectionUrl url, Optional<String> schema) throws SQLException {
        return new Reference(connect(url), url, schema);
    }

    /** A connection of its own, for the catalog. */
    static Connection connect(ConnectionUrl url) throws SQLException {
        var properties = new Properties();
        url.parameters().forEach(properties::setProperty);
        url.user().ifPresent(user -> properties.setProperty("user", user));
        url.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("loginTimeout", "10");
        // There may be a pooler, behind which a prepared statement is somebody else's.
        properties.setProperty("prepareThreshold", "0");
        return DriverManager.getConnection(url.jdbcUrl(), properties);
    }

    @FunctionalInterface
    interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

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

    @Override
    public String toString() {
        return schema.map(name -> "the schema " + name + " of ").orElse("") + database;
    }
}
