package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.connection.PostgresConnector;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Connections of the tables' owner, for DDL. They belong to no pool: each serves one run and is closed. */
public final class OwnerConnection {
    // No timeout of the socket: DDL takes as long as it takes.
    private static final PostgresConnector CONNECTOR = new PostgresConnector()
            .applicationName("fraiseql-migrate")
            .connectTimeout(Duration.ofSeconds(10))
            .tcpKeepAlive()
            // DDL makes a prepared statement stale sooner than it pays.
            .unprepared();

    private OwnerConnection() {}

    /**
     * A new connection in autocommit mode, which the caller closes.
     *
     * @throws SQLException with the address, and without the password
     */
    public static Connection open(ConnectionUrl url) throws SQLException {
        try {
            return CONNECTOR.open(url);
        } catch (SQLException e) {
            throw new SQLException(url + " cannot be reached: " + e.getMessage(), e.getSQLState(), e);
        }
    }
}
