package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.placement.RelationLookup;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;

/** Work that is done whole or not at all. */
@FunctionalInterface
interface Transaction {
    void run() throws SQLException;

    /** Runs it on a connection in autocommit mode, which it is in again afterwards. */
    static void on(Connection connection, Transaction work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
            } catch (SQLException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * Creates a table of the product's own where it is missing, in the transaction that the connection is in. Of two
     * that find it missing one waits for the other.
     */
    static void createTable(Connection connection, RelationName table, String columns) throws SQLException {
        if (RelationLookup.oid(connection, table).isEmpty()) {
            execute(
                    connection,
                    "SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('fraiseql table', 0))");
            execute(
                    connection,
                    "CREATE TABLE IF NOT EXISTS " + table.quoted() + " (" + columns + ")",
                    "REVOKE ALL ON " + table.quoted() + " FROM PUBLIC");
        }
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
