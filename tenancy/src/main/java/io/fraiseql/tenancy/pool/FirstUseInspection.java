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
 * The inspection of a tenant's own database before its first connection is lent. Whoever opens that connection
 * inspects, and those who open others meanwhile wait for the result. A database that passes is not inspected again for
 * a while, however many connections are opened; one that does not is as one that cannot be reached, so {@link
 * ConnectFailures} remembers it and says when it is inspected again. Thread-safe.
 */
final class FirstUseInspection {
    /** Roles and tables change: a connection opened after this long inspects again. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /**
     * Inspections at once. Twenty that share two cores all end when the last one does; two at a time, most end soon.
     */
    static final int MAX_CONCURRENT = Math.max(2, Runtime.getRuntime().availableProcessors());
    /** After this an inspection begins all the same: those before it may have to do with a server that is silent. */
    private static final Duration PERMIT_WAIT = Duration.ofSeconds(1);

    private static final int MAX_REMEMBERED = 100_000;
    /** Not one of those with which a server says that it is about to go: it is this database alone that is refused. */
    private static final String REFUSED = "FQ001";

    private static final String SLOW = "FQ002";

    private final DatabaseInspection inspection;
    private final Duration resultWait;
    private final Duration permitWait;
    private final Cache<PoolKey, Boolean> passed = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();
    private final Semaphore permits = new Semaphore(MAX_CONCURRENT, true);
    private final ConcurrentMap<PoolKey, CompletableFuture<Boolean>> running = new ConcurrentHashMap<>();

    /** @param resultWait how long to wait for somebody else's inspection of the same database */
    FirstUseInspection(DatabaseInspection inspection, Duration resultWait) {
        this(inspection, resultWait, PERMIT_WAIT);
    }

    /** @param permitWait how long to wait for one of those who inspect other databases */
    FirstUseInspection(DatabaseInspection inspection, Duration resultWait, Duration permitWait) {
        this.inspection = inspection;
        this.resultWait = resultWait;
        this.permitWait = permitWait;
    }

    /** Whether this says that a database must not be served from. */
    static boolean isRefusal(SQLException failure) {
        return REFUSED.equals(failure.getSQLState());
    }

    /**
     * Returns when connections of this key may be lent; inspects, or waits for who does, where that is not known.
     *
     * @param connection a new one, which nobody uses yet
     * @throws SQLException when they may not, with the reason, or when the server does not tell
     */
    void require(PoolKey key, Connection connection) throws SQLException {
        if (key.kind() != Kind.OWN || passed.getIfPresent(key) != null) {
            return;
        }
        var mine = new CompletableFuture<Boolean>();
        CompletableFuture<Boolean> other = running.putIfAbsent(key, mine);
        if (other != null) {
            await(other);
            return;
        }
        try {
            inspect(key, connection);
            mine.complete(true);
        } catch (SQLException | RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            running.remove(key, mine);
        }
    }

    private void inspect(PoolKey key, Connection connection) throws SQLException {
        Optional<String> objection;
        boolean mine = takePermit();
        try {
            objection = inspection.objection(connection);
        } catch (RuntimeException e) {
            throw new SQLException("the inspection of this database has failed: " + e, REFUSED, e);
        } finally {
            if (mine) {
                permits.release();
            }
        }
        if (objection.isPresent()) {
            throw new SQLException("its tenant is not served from this database. " + objection.get(), REFUSED);
        }
        passed.put(key, true);
    }

    private boolean takePermit() throws SQLException {
        try {
            return permits.tryAcquire(permitWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted before this database was inspected", SLOW, e);
        }
    }

    private void await(CompletableFuture<Boolean> other) throws SQLException {
        try {
            other.get(resultWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // Whoever inspected has logged it.
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
