package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The servers and databases that could not be reached a moment ago. Without this every request for one would wait out
 * the connect timeout, holding a connection of the budget that a tenant of a healthy database needs, and its return
 * would be met by all of them at once. While a failure is remembered requests fail at once; when it has aged one of
 * them tries again, and the rest go on failing until that one is through. The same while an attempt has been silent for
 * so long that there is little hope for it.
 *
 * <p>A server that does not answer is away for all of its databases; one that refuses is asked again by everybody but
 * those whom it refused. Thread-safe.
 *
 * <p>By hand: the circuit breakers of Resilience4j and Failsafe judge calls that have ended, each under one name.
 * Here an attempt that is still without an answer counts too, and a failure is the server's or the database's by what
 * it says.
 */
final class ConnectFailures {
    private final ReentrantLock lock = new ReentrantLock();
    /** The circuit of each server, by its address, and of each database with its role, by its URL. */
    private final Map<Object, ConnectCircuit> circuits = new HashMap<>();
    /** Whether there is anything to remember at all; read without the lock. */
    private volatile boolean any;

    @FunctionalInterface
    interface Connect {
        /**
         * Opens a connection.
         *
         * @param authenticated to be run when the server has let the role in: what goes wrong from then on is no sign
         *     that it is away
         */
        PooledConnection open(Runnable authenticated) throws SQLException;
    }

    /** Somebody's attempt to open a connection. */
    private static final class Attempt {
        boolean authenticated;
    }

    /** Whether anything fails, or is being tried. */
    boolean any() {
        return any;
    }

    /** Why a connection is not worth asking for now; null when it is, or when somebody has to try. */
    @Nullable SQLException refusal(ConnectionUrl database) {
        return any ? locked(() -> refusal(database, System.nanoTime())) : null;
    }

    private @Nullable SQLException refusal(ConnectionUrl database, long now) {
        ConnectCircuit server = circuits.get(address(database));
        SQLException refusal = server == null ? null : server.refusal(now);
        ConnectCircuit own = circuits.get(database);
        return refusal != null || own == null ? refusal : own.refusal(now);
    }

    /**
     * Opens a connection, unless that is known to be in vain.
     *
     * @throws NotTriedAgain when it is
     */
    PooledConnection guard(ConnectionUrl database, Connect connect) throws SQLException {
        SQLException refusal = locked(() -> {
            long now = System.nanoTime();
            SQLException known = refusal(database, now);
            if (known == null) {
                circuit(address(database)).attemptStarted(now);
                circuit(database).attemptStarted(now);
                any = true;
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
            PooledConnection connection = connect.open(() -> authenticated(database, attempt));
            connected = true;
            return connection;
        } catch (NotTriedAgain e) {
            throw e;
        } catch (SQLException e) {
            failure = e;
            throw e;
        } finally {
            // An interrupted virtual thread fails to connect to a database that is well.
            ended(database, attempt, connected, Thread.currentThread().isInterrupted() ? null : failure);
        }
    }

    private void authenticated(ConnectionUrl database, Attempt attempt) {
        this.<@Nullable Void>locked(() -> {
            attempt.authenticated = true;
            circuit(database).answered(System.nanoTime());
            circuit(address(database)).answered(System.nanoTime());
            attemptEnded(address(database), true, null);
            return null;
        });
    }

    private void ended(ConnectionUrl database, Attempt attempt, boolean connected, @Nullable SQLException failure) {
        this.<@Nullable Void>locked(() -> {
            boolean ofServer = failure != null && !attempt.authenticated && concernsServer(failure);
            if (!attempt.authenticated) {
                circuit(database).endedUnanswered();
                circuit(address(database)).endedUnanswered();
                boolean serverIsWell = connected || (failure != null && !ofServer);
                attemptEnded(address(database), serverIsWell, ofServer ? failure : null);
            }
            attemptEnded(database, connected, ofServer ? null : failure);
            any = !circuits.isEmpty();
            return null;
        });
    }

    private void attemptEnded(Object key, boolean well, @Nullable SQLException failure) {
        ConnectCircuit circuit = circuit(key);
        circuit.attemptEnded(well, failure, System.nanoTime());
        if (circuit.isForgettable()) {
            circuits.remove(key);
        }
    }

    // What answers with an error of its own is there, unless it says that it is about to go or not there yet.
    private static boolean concernsServer(SQLException failure) {
        String state = failure.getSQLState() == null ? "08" : failure.getSQLState();
        return state.startsWith("08") || state.startsWith("57P") || state.isEmpty();
    }

    private ConnectCircuit circuit(Object key) {
        return circuits.computeIfAbsent(key, _ -> new ConnectCircuit());
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
