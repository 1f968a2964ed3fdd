package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.connection.PostgresConnector;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGProperty;

/** The registry's own connections, which belong to no pool. */
final class RegistryConnection {
    private static final PostgresConnector CONNECTOR = new PostgresConnector()
            .applicationName("fraiseql-registry")
            // Without a byte from the server for this long the connection counts as dead.
            .socketTimeout(Duration.ofSeconds(10))
            // One connection listens all day, whatever the URL says for the pool's.
            .always(PGProperty.TCP_KEEP_ALIVE, "true")
            // Behind a pooler a prepared statement may be somebody else's; and here nothing is asked often.
            .unprepared();

    private RegistryConnection() {}

    static Connection open(ConnectionUrl url) throws SQLException {
        return CONNECTOR.open(url);
    }
}
