package io.fraiseql.lifecycle.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * A lock that PostgreSQL keeps for one name in one database, and lets go when its session ends, however that ends.
 *
 * <p>Waiting is asking again: a statement that waits for the lock would hold a snapshot, for which CREATE INDEX
 * CONCURRENTLY of the lock's holder would wait in turn, for ever.
 */
public final class AdvisoryLock {
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** The server takes a moment to notice that the process of a session has died. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private AdvisoryLock() {}

    /**
     * Takes the lock until {@link #release}, or until the server notices that the connection is closed. The connection
     * is in autocommit mode.
     *
     * @param timeout how long to ask; a second at least
     * @return whether it was had
     */
    public static boolean forSession(Connection connection, String name, Duration timeout) throws SQLException {
        return ask(
                connection,
                "SELECT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended(?, 0))",
                name,
                timeout.compareTo(GRACE) < 0 ? GRACE : timeout);
    }

    /** Lets go all locks of the session. Without it, closing a connection lets them go a little later. */
    public static void release(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_catalog.pg_advisory_unlock_all()");
        } catch (SQLException e) {
            // The session is gone, and its locks with it.
        }
    }

    /** Takes the lock until the transaction that the connection is in ends. */
    static boolean forTransaction(Connection connection, String name, Duration timeout) throws SQLException {
        return ask(
                connection,
                "SELECT pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtextextended(?, 0))",
                name,
                timeout);
    }

    private static boolean ask(Connection connection, String sql, String name, Duration timeout) throws SQLException {
        Instant deadline = Instant.now().plus(timeout);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, "fraiseql " + name);
            while (true) {
                try (var rows = statement.executeQuery()) {
                    if (rows.next() && rows.getBoolean(1)) {
                        return true;
                    }
                }
                if (Instant.now().isAfter(deadline)) {
                    return false;
                }
                pause();
            }
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for another run", e);
        }
    }
}
