package io.fraiseql.tenancy.provisioning;

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

    static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
