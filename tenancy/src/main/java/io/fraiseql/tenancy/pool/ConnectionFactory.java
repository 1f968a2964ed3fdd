package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Pooler;
import io.fraiseql.tenancy.connection.PostgresConnector;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/** The opening, closing and cutting of physical connections. Thread-safe. */
final class ConnectionFactory {
    private final PoolSettings settings;
    private final PostgresConnector connector;
    private final FirstUseInspection firstUse;
    private final Set<PooledConnection> open = ConcurrentHashMap.newKeySet();

    ConnectionFactory(PoolSettings settings, DatabaseInspection inspection) {
        this.settings = settings;
        this.connector = connector(settings);
        this.firstUse = new FirstUseInspection(inspection, settings.connectTimeout());
    }

    /** @param authenticated run when the server has let the role in */
    PooledConnection open(PoolKey key, Runnable authenticated) throws SQLException {
        ConnectionUrl database = key.database();
        var connection = connector.open(database);
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

    private static PostgresConnector connector(PoolSettings settings) {
        var connector = new PostgresConnector()
                // Not in libpq's spelling: monitors count the pool's connections by the name in the settings.
                .byDefault(PGProperty.APPLICATION_NAME, settings.applicationName())
                .connectTimeout(settings.connectTimeout())
                .tcpKeepAlive()
                .loginTimeout(settings.connectTimeout())
                // For as long as the connection is being opened.
                .socketTimeout(settings.connectTimeout())
                // Readers take the bytes of a column as they come, so they must come as text.
                .always(PGProperty.BINARY_TRANSFER, "false")
                // PooledConnection caches statements; a second list in the driver would double the server's plans.
                .always(PGProperty.PREPARED_STATEMENT_CACHE_QUERIES, "0")
                .always(PGProperty.PREPARE_THRESHOLD, settings.pooler() == Pooler.TRANSACTION ? "0" : "1")
                // In simple mode BEGIN and what follows are messages of their own, and the tenant is lost between them.
                .always(PGProperty.PREFER_QUERY_MODE, "extended")
                .always(PGProperty.AUTOSAVE, "never")
                .always(PGProperty.SOCKET_FACTORY, LingeringSockets.class.getName());
        return settings.pooler().isPerTransaction()
                ? connector
                // Saves two round trips by sending settings with the greeting, where PgBouncer refuses the one it does
                // not know.
                : connector.always(PGProperty.ASSUME_MIN_SERVER_VERSION, "14");
    }
}
