package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens the registry's own connections, which belong to no pool. */
final class RegistryConnection {
    /** Seconds without a byte from the server after which the connection counts as dead. */
    private static final String SOCKET_TIMEOUT = "10";

    private RegistryConnection() {}

    static Connection open(ConnectionUrl url) throws SQLException {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "fraiseql-registry");
        url.parameters()
                .forEach((name, value) ->
                        properties.setProperty(name.equals("application_name") ? "ApplicationName" : name, value));
        url.user().ifPresent(user -> properties.setProperty("user", user));
        url.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("socketTimeout", SOCKET_TIMEOUT);
        properties.setProperty("tcpKeepAlive", "true");
        // Behind a pooler a prepared statement may be somebody else's; and here nothing is asked often.
        properties.setProperty("prepareThreshold", "0");
        return DriverManager.getConnection(url.jdbcUrl(), properties);
    }
}
