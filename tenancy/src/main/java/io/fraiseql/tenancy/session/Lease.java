package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PooledConnection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection on loan. Goes back to the pool only when somebody has said that it is {@linkplain #sound sound} and it
 * proves to be outside a transaction; forgetting to say so costs a connection, never a tenant's privacy.
 */
final class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final ConnectionPool pool;
    private final PooledConnection connection;
    private boolean sound;

    Lease(ConnectionPool pool, PooledConnection connection) {
        this.pool = pool;
        this.connection = connection;
    }

    PooledConnection connection() {
        return connection;
    }

    /** The conversation with the server is in step: every answer has been read to its end. */
    void sound() {
        sound = true;
    }

    /** Nobody may use this connection again. */
    void cut() {
        sound = false;
    }

    /** Says what an error means for the connection. */
    void judge(Fault fault) {
        switch (fault) {
            case BROKEN, SILENT -> cut();
            case TIMEOUT, FAILED -> sound();
            case STALE -> {
                sound();
                forget();
            }
        }
    }

    private void forget() {
        try {
            connection.forgetStatements();
        } catch (SQLException e) {
            cut();
        }
    }

    @Override
    public void close() {
        if (sound && (connection.isClean() || rolledBack())) {
            pool.release(connection);
        } else {
            LOG.debug("{} discarded", connection);
            pool.discard(connection);
        }
    }

    private boolean rolledBack() {
        try {
            connection.execute("ROLLBACK");
            return connection.isClean();
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }
}
