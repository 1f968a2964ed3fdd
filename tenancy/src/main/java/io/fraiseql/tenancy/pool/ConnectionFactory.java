package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Pooler;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The opening, closing and cutting of physical connections. Thread-safe. */
final class ConnectionFactory {
    private final PoolSettings settings;
    private final FirstUseInspection firstUse;
    private final Set<PooledConnection> open = ConcurrentHashMap.newKeySet();

    ConnectionFactory(PoolSettings settings, DatabaseInspection inspection) {
        this.settings = settings;
        this.firstUse = new FirstUseInspection(inspection, settings.connectTimeout());
    }

    /** @param authenticated run when the server has let the role in */
    PooledConnection open(PoolKey key, Runnable authenticated) throws SQLException {
        ConnectionUrl database = key.database();
        var connection = DriverManager.getConnection(database.jdbcUrl(), properties(database));
        boolean handedOver = false;
        try {
            authenticated.run();
            if (settings.pooler() == Pooler.AUTO && PoolerCheck.standsBefore(connection)) {
                throw new SQLException(
                        "a connection pooler stands in front of " + database
                                + "; say which with database.pooler = \"transaction\", \"prepared\" or \"none\"",
                        "08P01");
            }
            firstUse.require(key, connection);
            var pooled = new PooledConnection(database, connection, settings.maxLifetime());
            // The maintenance thread takes over from here; a timeout of the socket would cost a timer for each read.
            connection.setNetworkTimeout(Runnable::run, 0);
            open.add(pooled);
            handedOver = true;
            return pooled;
        } finally {
            if (!handedOver) {
                connection.abort(Runnable::run);
            }
        }
    }

    /** Closes a connection, which tells the server. */
    void close(PooledConnection connection) throws SQLException {
        open.remove(connection);
        connection.close();
    }

    /** Closes a connection, and waits until the server has nothing of it any more. */
    void closeToMakeRoom(PooledConnection connection) throws SQLException {
        open.remove(connection);
        ScopedValue.where(LingeringSockets.MAKING_ROOM, true).<@Nullable Void, SQLException>call(() -> {
            connection.close();
            return null;
        });
    }

    /** Closes a connection without telling the server, and so without waiting for it. */
    void abort(PooledConnection connection) throws SQLException {
        open.remove(connection);
        connection.abort();
    }

    /** Cuts the connections whose server has not answered for this long. */
    void cutSilent(Duration longest) {
        for (PooledConnection connection : open) {
            connection.cutIfSilent(longest);
        }
    }

    private Properties properties(ConnectionUrl database) {
        var properties = new Properties();
        properties.setProperty(
                "connectTimeout", Long.toString(settings.connectTimeout().toSeconds()));
        properties.setProperty("ApplicationName", settings.applicationName());
        properties.setProperty("tcpKeepAlive", "true");
        database.parameters().forEach(properties::setProperty);
        database.user().ifPresent(user -> properties.setProperty("user", user));
        database.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty(
                "loginTimeout", Long.toString(settings.connectTimeout().toSeconds()));
        properties.setProperty(
                "socketTimeout", Long.toString(settings.connectTimeout().toSeconds()));
        // Readers take the bytes of a column as they come, so they must come as text.
        properties.setProperty("binaryTransfer", "false");
        // Statements are kept here, by PooledConnection; a second list in the driver would double the plans on
        // the server.
        properties.setProperty("preparedStatementCacheQueries", "0");
        properties.setProperty("prepareThreshold", settings.pooler() == Pooler.TRANSACTION ? "0" : "1");
        // In simple mode BEGIN and what follows are messages of their own, and the tenant is lost between them.
        properties.setProperty("preferQueryMode", "extended");
        properties.setProperty("autosave", "never");
        properties.setProperty("socketFactory", LingeringSockets.class.getName());
        if (!settings.pooler().isPerTransaction()) {
            // Saves two round trips by sending settings with the greeting, where PgBouncer refuses the one it does
            // not know.
            properties.setProperty("assumeMinServerVersion", "14");
        }
        return properties;
    }
}
