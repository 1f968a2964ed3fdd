package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Transactions on the registry, each over a connection of its own: for single changes by an operator, not for
 * requests. Thread-safe.
 *
 * @param url the database that has the table, and a role that may write it
 * @param table the table's name as {@link RelationName#parse} reads it
 * @param strategy where a tenant lives whose row does not say; the same as the registry's
 */
public record RegistryTransactions(ConnectionUrl url, String table, Strategy strategy) {
    public RegistryTransactions {
        Objects.requireNonNull(url, "url is null");
        Objects.requireNonNull(table, "table is null");
        Objects.requireNonNull(strategy, "strategy is null");
    }

    /**
     * Does the work in a transaction, which is committed when the work returns and rolled back when it throws.
     *
     * @throws RegistryException when the database is away or refuses
     */
    public <T> T call(Work<T> work) {
        try (Connection connection = RegistryConnection.open(url)) {
            connection.setAutoCommit(false);
            T result = work.run(RegistryWriter.of(connection, table, strategy));
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new RegistryException("the tenant registry at " + url + " refused: " + e.getMessage(), e);
        }
    }

    /** Work on the registry; the writer must not be used afterwards. */
    @FunctionalInterface
    public interface Work<T> {
        T run(RegistryWriter writer) throws SQLException;
    }
}
