package io.fraiseql.tenancy.pool;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * The check whether a pooler stands in front of a database. PostgreSQL tells a client the process that serves it, to
 * name when it wants a statement cancelled; a pooler invents that number, since it has no process for a client.
 */
public final class PoolerCheck {
    private PoolerCheck() {}

    /** Compares what the connection was told with what the server says. */
    public static boolean standsBefore(Connection connection) throws SQLException {
        int told = connection.unwrap(PGConnection.class).getBackendPID();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
            return rows.next() && rows.getInt(1) != told;
        }
    }
}
