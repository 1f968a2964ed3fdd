package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a moment that a database could not be reached. Without this every request for it would wait out the connect timeout, holding a
 * turn that a tenant of a healthy database needs, and its return would be met by all of them at once. While a failure is remembered
 * requests fail at once; when it has aged one of them tries again, and the rest go on failing until that one is through.
 */
final class ConnectFailures {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ConcurrentMap<ConnectionUrl, Failure> failures = new ConcurrentHashMap<>();

    @FunctionalInterface
    interface Opening {
        PooledConnection open() throws SQLException;
    }

    PooledConnection guard(ConnectionUrl database, Opening opening) throws SQLException {
        Failure last = failures.get(database);
        if (last != null && !last.mayTryAgain()) {
            throw last.again();
        }
        try {
            PooledConnection connection = opening.open();
            failures.remove(database);
            return connection;
        } catch (SQLException e) {
            // An interrupted virtual thread fails to connect to a database that is well.
            if (!Thread.currentThread().isInterrupted()) {
                failures.put(database, Failure.after(last, e));
            } else if (last != null) {
                last.trying.set(false);
            }
            throw e;
        } catch (RuntimeException | Error e) {
            if (last != null) {
                last.trying.set(false);
            }
            throw e;
        }
    }

    private record Failure(SQLException cause, Duration pause, long until, AtomicBoolean trying) {
        static Failure after(@Nullable Failure last, SQLException cause) {
            Duration pause = last == null ? FIRST : last.pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
            return new Failure(cause, pause, System.nanoTime() + pause.toNanos(), new AtomicBoolean());
        }

        boolean mayTryAgain() {
            return System.nanoTime() - until >= 0 && trying.compareAndSet(false, true);
        }

        NotTriedAgain again() {
            return new NotTriedAgain(cause);
        }
    }

    /** Stands for a failure of a moment ago. */
    static final class NotTriedAgain extends SQLException {
        private static final long serialVersionUID = 1L;

        NotTriedAgain(SQLException cause) {
            super("not tried again yet after: " + cause.getMessage(), cause.getSQLState(), cause);
        }
    }
}
