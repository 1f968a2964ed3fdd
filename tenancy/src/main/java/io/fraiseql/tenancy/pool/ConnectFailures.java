package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a moment what could not be reached. Without this every request for it would wait out the connect
 * timeout, holding a place that a tenant of a healthy database needs, and its return would be met by all of them at
 * once. While a failure is remembered requests fail at once; when it has aged one of them tries again, and the rest go
 * on failing until that one is through. The same while an attempt has been silent for so long that there is little hope
 * for it.
 *
 * <p>A server that does not answer is away for all of its databases; one that refuses is asked again by everybody but
 * those whom it refused. Thread-safe.
 */
final class ConnectFailures {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final long SILENT_NANOS = Duration.ofSeconds(2).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Door> doors = new HashMap<>();
    /** Whether there is anything to remember at all; read without the lock. */
    private volatile boolean troubled;

    @FunctionalInterface
    interface Opening {
        /**
         * Opens a connection.
         *
         * @param answered to be run when the server has let the role in: what goes wrong from then on is no sign that
         *     it is away
         */
        PooledConnection open(Runnable answered) throws SQLException;
    }

    /** Somebody's attempt to open a connection. */
    private static final class Attempt {
        boolean answered;
    }

    /** A server, by its address, or a database with its role, by its URL: who is trying, and how it went last. */
    private static final class Door {
        int trying;
        /** Of those, the ones whom the server has not let in yet. */
        int unanswered;
        /** Since when nothing was heard while somebody was trying. */
        long since;

        @Nullable SQLException failure;

        Duration pause = Duration.ZERO;
        long until;

        @Nullable SQLException refusal(long now) {
            if (failure != null && (trying > 0 || now - until < 0)) {
                return new NotTriedAgain(failure);
            }
            return failure == null && unanswered > 0 && now - since >= SILENT_NANOS
                    ? new NotTriedAgain(new SQLException(
                            "an attempt to connect has been without an answer for two seconds", "08001"))
                    : null;
        }

        void enter(long now) {
            trying++;
            if (unanswered++ == 0) {
                since = now;
            }
        }

        void answered(long now) {
            unanswered--;
            since = now;
        }

        void succeeded(long now) {
            since = now;
            failure = null;
            pause = Duration.ZERO;
        }

        void failed(SQLException reason, long now) {
            pause = failure == null ? FIRST : min(pause.multipliedBy(2), LONGEST);
            failure = reason;
            until = now + pause.toNanos();
        }

        private static Duration min(Duration left, Duration right) {
            return left.compareTo(right) < 0 ? left : right;
        }
    }

    /** Whether anything fails, or is being tried. */
    boolean any() {
        return troubled;
    }

    /** Why a connection is not worth asking for now; null when it is, or when somebody has to try. */
    @Nullable SQLException refusal(ConnectionUrl database) {
        return troubled ? locked(() -> refusal(database, System.nanoTime())) : null;
    }

    private @Nullable SQLException refusal(ConnectionUrl database, long now) {
        Door server = doors.get(address(database));
        SQLException refusal = server == null ? null : server.refusal(now);
        Door own = doors.get(database);
        return refusal != null || own == null ? refusal : own.refusal(now);
    }

    /**
     * Opens a connection, unless that is known to be in vain.
     *
     * @throws NotTriedAgain when it is
     */
    PooledConnection guard(ConnectionUrl database, Opening opening) throws SQLException {
        SQLException refusal = locked(() -> {
            long now = System.nanoTime();
            SQLException known = refusal(database, now);
            if (known == null) {
                door(address(database)).enter(now);
                door(database).enter(now);
                troubled = true;
            }
            return known;
        });
        if (refusal != null) {
            throw refusal;
        }
        var attempt = new Attempt();
        boolean connected = false;
        SQLException failure = null;
        try {
            PooledConnection connection = opening.open(() -> answered(database, attempt));
            connected = true;
            return connection;
        } catch (NotTriedAgain e) {
            throw e;
        } catch (SQLException e) {
            failure = e;
            throw e;
        } finally {
            // An interrupted virtual thread fails to connect to a database that is well.
            settle(database, attempt, connected, Thread.currentThread().isInterrupted() ? null : failure);
        }
    }

    private void answered(ConnectionUrl database, Attempt attempt) {
        this.<@Nullable Void>locked(() -> {
            attempt.answered = true;
            door(database).answered(System.nanoTime());
            door(address(database)).answered(System.nanoTime());
            leave(address(database), true, null);
            return null;
        });
    }

    private void settle(ConnectionUrl database, Attempt attempt, boolean connected, @Nullable SQLException failure) {
        this.<@Nullable Void>locked(() -> {
            boolean ofServer = failure != null && !attempt.answered && concernsServer(failure);
            if (!attempt.answered) {
                door(database).unanswered--;
                door(address(database)).unanswered--;
                leave(address(database), connected || (failure != null && !ofServer), ofServer ? failure : null);
            }
            leave(database, connected, ofServer ? null : failure);
            troubled = !doors.isEmpty();
            return null;
        });
    }

    private void leave(Object key, boolean well, @Nullable SQLException failure) {
        Door door = door(key);
        long now = System.nanoTime();
        door.trying--;
        if (well) {
            door.succeeded(now);
        } else if (failure != null) {
            door.failed(failure, now);
        }
        if (door.trying == 0 && door.failure == null) {
            doors.remove(key);
        }
    }

    // What answers with an error of its own is there, unless it says that it is about to go or not there yet.
    private static boolean concernsServer(SQLException failure) {
        String state = failure.getSQLState() == null ? "08" : failure.getSQLState();
        return state.startsWith("08") || state.startsWith("57P") || state.isEmpty();
    }

    private Door door(Object key) {
        return doors.computeIfAbsent(key, _ -> new Door());
    }

    private static String address(ConnectionUrl database) {
        return database.host() + ":" + database.port();
    }

    private <T extends @Nullable Object> T locked(Work<T> work) {
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    private interface Work<T extends @Nullable Object> {
        T run();
    }

    /** Stands for a failure of a moment ago. */
    static final class NotTriedAgain extends SQLException {
        private static final long serialVersionUID = 1L;

        NotTriedAgain(SQLException cause) {
            super("not tried again yet after: " + cause.getMessage(), cause.getSQLState(), cause);
        }
    }
}
