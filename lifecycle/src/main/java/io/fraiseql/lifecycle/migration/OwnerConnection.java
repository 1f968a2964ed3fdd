package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens connections of the tables' owner, for DDL. They belong to no pool: each serves one run and is closed. */
public final class OwnerConnection {
    private OwnerConnection() {}

    /**
     * A new connection in autocommit mode, which the caller closes.
     *
     * @throws SQLException with the address, and without the password
     */
    public static Connection open(ConnectionUrl url) throws SQLException {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "fraiseql-migrate");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        // DDL makes a prepared statement stale sooner than it pays.
        properties.setProperty("prepareThreshold", "0");
        url.parameters()
                .forEach((name, value) ->
                        properties.setProperty(name.equals("application_name") ? "ApplicationName" : name, value));
        url.user().ifPresent(user -> properties.setProperty("user", user));
        url.password().ifPresent(password -> properties.setProperty("password", password));
        try {
            return DriverManager.getConnection(url.jdbcUrl(), properties);
        } catch (SQLException e) {
            throw new SQLException(url + " cannot be reached: " + e.getMessage(), e.getSQLState(), e);
        }
    }
}
