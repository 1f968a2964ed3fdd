package io.fraiseql.tenancy.pool;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fraiseql.tenancy.pool.ConnectFailures.NotTriedAgain;
import io.fraiseql.tenancy.pool.PoolKey.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has a tenant's own database inspected before its first connection is lent. Whoever opens that connection inspects,
 * and those who open others meanwhile wait for what is found. A database that passes is not looked at again for a
 * while, however many connections are opened; one that does not is as one that cannot be reached, so {@link
 * ConnectFailures} remembers it and says when it is looked at again. Thread-safe.
 */
final class FirstLook {
    /** Roles and tables change: a connection opened after this long looks again. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** Looks at once. Twenty that share two cores all end when the last one does; two at a time, most end soon. */
    static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
    /** Then a look begins all the same: those before it may have to do with a server that is silent. */
    private static final Duration TURN = Duration.ofSeconds(1);

    private static final int MANY = 100_000;
    /** Not one of those with which a server says that it is about to go: it is this database alone that is refused. */
    private static final String REFUSED = "FQ001";

    private static final String SLOW = "FQ002";

    private final DatabaseInspection inspection;
    private final Duration patience;
    private final Duration turn;
    private final Cache<PoolKey, Boolean> passed =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MANY).build();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final ConcurrentMap<PoolKey, CompletableFuture<Boolean>> looking = new ConcurrentHashMap<>();

    /** @param patience how long to wait for somebody else's look */
    FirstLook(DatabaseInspection inspection, Duration patience) {
        this(inspection, patience, TURN);
    }

    /** @param turn how long to wait for one of those who look at other databases */
    FirstLook(DatabaseInspection inspection, Duration patience, Duration turn) {
        this.inspection = inspection;
        this.patience = patience;
        this.turn = turn;
    }

    /** Whether this says that a database must not be served from. */
    static boolean refused(SQLException failure) {
        return REFUSED.equals(failure.getSQLState());
    }

    /**
     * Returns when connections of this key may be lent.
     *
     * @param connection a new one, which nobody uses yet
     * @throws SQLException when they may not, with the reason, or when the server does not tell
     */
    void at(PoolKey key, Connection connection) throws SQLException {
        if (key.kind() != Kind.OWN || passed.getIfPresent(key) != null) {
            return;
        }
        var mine = new CompletableFuture<Boolean>();
        CompletableFuture<Boolean> others = looking.putIfAbsent(key, mine);
        if (others != null) {
            await(others);
            return;
        }
        try {
            inspect(key, connection);
            mine.complete(true);
        } catch (SQLException | RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            looking.remove(key, mine);
        }
    }

    private void inspect(PoolKey key, Connection connection) throws SQLException {
        Optional<String> objection;
        boolean mine = takeTurn();
        try {
            objection = inspection.objection(connection);
        } catch (RuntimeException e) {
            throw new SQLException("the inspection of this database has failed: " + e, REFUSED, e);
        } finally {
            if (mine) {
                turns.release();
            }
        }
        if (objection.isPresent()) {
            throw new SQLException("its tenant is not served from this database. " + objection.get(), REFUSED);
        }
        passed.put(key, true);
    }

    private boolean takeTurn() throws SQLException {
        try {
            return turns.tryAcquire(turn.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted before this database was inspected", SLOW, e);
        }
    }

    private void await(CompletableFuture<Boolean> others) throws SQLException {
        try {
            others.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // Whoever looked has logged it.
            throw new NotTriedAgain(
                    e.getCause() instanceof SQLException found ? found : new SQLException(e.getCause()));
        } catch (TimeoutException e) {
            throw new NotTriedAgain(new SQLException("this database is being inspected, which takes long", SLOW, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotTriedAgain(new SQLException("interrupted while this database is inspected", SLOW, e));
        }
    }
}
