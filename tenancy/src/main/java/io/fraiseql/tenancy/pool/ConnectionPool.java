package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.TenancyException.DatabaseUnavailable;
import io.fraiseql.tenancy.pool.PoolKey.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Physical connections to any number of databases under one limit. Thread-safe.
 *
 * <p><b>Several pools.</b> Connections are kept by {@link PoolKey}: the shared database, a large tenant's part of it, a
 * tenant's own database. Each has a limit, all together have the budget. When it is spent, the connection that has been
 * idle longest makes room for another key's. Up to {@link PoolSettings#kept} of the shared ones stay when all is quiet;
 * the others are closed when idle, so that a tenant who sleeps costs nothing.
 *
 * <p><b>Whose turn it is.</b> See {@link Allocator}: tenants take turns, and one that holds nothing comes first, so a
 * flood of one cannot keep another from its first connection. Within a tenant it is first come, first served, which
 * keeps the tail of the latency short.
 *
 * <p><b>Affinity.</b> Tenants with statements of their own come back to the same connection: see {@link Affinity}.
 *
 * <p><b>Trust.</b> A connection that was in use a moment ago is lent as it is; one that has been idle for half a
 * second, or was not reset for a second, is reset first, which takes a round trip and shows whether it lives.
 * Connections end between nine tenths of their lifetime and all of it. A database that cannot be reached is not tried
 * by everyone: see {@link ConnectFailures}.
 *
 * <p><b>Time.</b> One thread maintains the pool: it rejects who has waited too long, cuts connections whose server has
 * been silent for longer than any statement may run, and closes what is idle. Timeouts of the socket and of a semaphore
 * would do the same at the price of a timer for every read and every wait.
 *
 * <p>What is lent comes back by {@link #release} or {@link #discard}, once. The pool does not look into transactions:
 * that is the session's part, and nobody else borrows here.
 *
 * <p>By hand: HikariCP has one pool for each database and no budget over all of them. The keyed pool of commons-pool2
 * knows one limit for all keys, serves waiters without regard to tenants, and closes a seventh of all idle connections
 * where one has to go.
 */
public final class ConnectionPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    /**
     * How long a tenant waits for its preferred connection: longer than a short transaction takes under load. At most
     * twice that.
     */
    private static final Duration AFFINITY_WAIT = Duration.ofMillis(10);

    private static final Duration MAINTENANCE_INTERVAL = Duration.ofMillis(100);
    private static final Duration SHRINK_INTERVAL = Duration.ofSeconds(30);
    private static final Duration DRAIN_INTERVAL = Duration.ofMillis(500);

    private final PoolSettings settings;
    private final Allocator allocator;
    private final ConnectionFactory factory;
    private final ConnectFailures failures = new ConnectFailures();
    private final Map<Kind, Counters> counters =
            Arrays.stream(Kind.values()).collect(Collectors.toUnmodifiableMap(kind -> kind, _ -> new Counters()));
    private final MaintenanceThread maintenance;
    private final WaitTimer affinityTimer;
    private long shrunkAt = System.nanoTime();
    private long drainedAt = System.nanoTime();
    private volatile Predicate<PoolKey> wanted = _ -> true;
    private volatile boolean closed;

    /** A pool without a connection yet. */
    public ConnectionPool(PoolSettings settings) {
        this(settings, _ -> Optional.empty());
    }

    /**
     * A pool without a connection yet, that lends none to a tenant's own database before it was inspected.
     *
     * @param inspection what has to hold there; a database that it objects to is as one that is away
     */
    public ConnectionPool(PoolSettings settings, DatabaseInspection inspection) {
        // Behind a pooler no connection has plans of its own, so none is worth waiting for.
        this(settings, inspection, settings.pooler().isPerTransaction() ? Duration.ZERO : AFFINITY_WAIT);
    }

    ConnectionPool(PoolSettings settings, DatabaseInspection inspection, Duration affinityWait) {
        this.settings = settings;
        this.affinityTimer = new WaitTimer("fraiseql-pool-patience", affinityWait, this::endAffinityWaits);
        this.allocator = new Allocator(settings.budget(), settings::limit, affinityWait, affinityTimer::wake);
        this.factory = new ConnectionFactory(settings, inspection);
        this.maintenance = new MaintenanceThread(MAINTENANCE_INTERVAL, this::maintain);
        maintenance.start();
        affinityTimer.start();
    }

    /**
     * Says for which keys connections are worth keeping; asked every half second, of keys that are for one tenant. Idle
     * connections of the others are closed, and lent ones when they come back: nobody who uses one notices.
     */
    public void keepOnly(Predicate<PoolKey> keys) {
        wanted = keys;
    }

    private boolean endAffinityWaits() {
        return allocator.endAffinityWaits();
    }

    private void maintain() {
        allocator.rejectTimedOut(settings.acquireTimeout());
        if (failures.any()) {
            allocator.rejectUnreachable(key -> failures.refusal(key.database()) != null);
        }
        factory.cutSilent(settings.readTimeout());
        long now = System.nanoTime();
        if (now - shrunkAt >= SHRINK_INTERVAL.toNanos()) {
            shrunkAt = now;
            shrink();
        }
        if (now - drainedAt >= DRAIN_INTERVAL.toNanos()) {
            drainedAt = now;
            drain();
        }
    }

    /**
     * Lends a connection, new or used.
     *
     * @throws DatabaseUnavailable when the database cannot be reached, or none came free in time
     */
    public PooledConnection borrow(PoolKey key, Borrower borrower) {
        return borrow(key, borrower, false);
    }

    /**
     * Lends a connection that is new or has just answered.
     *
     * @throws DatabaseUnavailable as {@link #borrow(PoolKey, Borrower)}
     */
    public PooledConnection borrowProven(PoolKey key, Borrower borrower) {
        return borrow(key, borrower, true);
    }

    private PooledConnection borrow(PoolKey key, Borrower borrower, boolean prove) {
        long start = System.nanoTime();
        requireReachable(key);
        try {
            Grant grant = allocator.acquire(key, borrower);
            if (grant == null) {
                throw timedOut(key);
            }
            PooledConnection connection = connection(grant, key, prove);
            counters(key).acquired.increment();
            counters(key).acquireNanos.add(System.nanoTime() - start);
            return connection;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable(RETRY_AFTER, e);
        }
    }

    // Before the queue: who waits for a database that is away would be granted one of the budget, and perhaps another's
    // connection be evicted, for nothing.
    private void requireReachable(PoolKey key) {
        SQLException refusal = failures.refusal(key.database());
        if (refusal != null && (FirstUseInspection.isRefusal(refusal) || !allocator.hasConnection(key))) {
            throw new DatabaseUnavailable(RETRY_AFTER, refusal, true);
        }
    }

    private DatabaseUnavailable timedOut(PoolKey key) {
        if (closed) {
            return new DatabaseUnavailable(RETRY_AFTER, new SQLException("the pool is closed", "08003"));
        }
        SQLException refusal = failures.refusal(key.database());
        if (refusal != null && !allocator.hasConnection(key)) {
            return new DatabaseUnavailable(RETRY_AFTER, refusal, true);
        }
        counters(key).timeouts.increment();
        PoolState state = state(key);
        LOG.warn(
                "no connection to {} came free within {} ms {} of all {}; statements take too long, or database.pool_size,"
                        + " per_tenant or max_connections is too small",
                key,
                settings.acquireTimeout().toMillis(),
                state,
                state());
        return new DatabaseUnavailable(
                RETRY_AFTER, new SQLException("no connection came free in time " + state, "08001"));
    }

    private PooledConnection connection(Grant grant, PoolKey key, boolean prove) {
        PooledConnection idle = grant.connection;
        if (idle != null) {
            if (idle.validate(prove)) {
                return idle;
            }
            abort(idle);
            allocator.reopening(grant, idle);
        }
        PooledConnection connection = null;
        try {
            connection = failures.guard(key.database(), authenticated -> open(grant, key, authenticated));
            allocator.opened(grant, connection);
            return connection;
        } catch (SQLException e) {
            if (FirstUseInspection.isRefusal(e)) {
                // Those that are there are no better.
                allocator.retire(key::equals);
                closeNow(allocator.evictIdle((subPool, _) -> subPool.key.equals(key)));
            }
            // A database that is away is worth a line for each try, not for each request.
            boolean known = e instanceof ConnectFailures.NotTriedAgain;
            if (!known && !Thread.currentThread().isInterrupted()) {
                LOG.warn("no connection to {} {}: {}", key, state(key), e.getMessage());
            }
            throw new DatabaseUnavailable(RETRY_AFTER, e, known);
        } finally {
            if (connection == null) {
                closeQuietly(allocator.failed(grant));
            }
        }
    }

    private PooledConnection open(Grant grant, PoolKey key, Runnable authenticated) throws SQLException {
        PooledConnection evicted = grant.evicted;
        if (evicted != null) {
            grant.evicted = null;
            closeQuietly(evicted);
        }
        PooledConnection connection = factory.open(key, () -> {
            authenticated.run();
            allocator.authenticated(grant);
        });
        counters(key).created.increment();
        // It has just been reset; from the next time on it is validated.
        connection.validate(false);
        return connection;
    }

    /** Takes back a connection that is {@linkplain PooledConnection#isClean clean}. */
    public void release(PooledConnection connection) {
        connection.markUsed();
        if (!allocator.release(connection)) {
            try {
                closeQuietly(connection);
            } finally {
                allocator.lentClosed(connection);
            }
        }
    }

    /** Takes back a connection that nobody may use again, and cuts it. */
    public void discard(PooledConnection connection) {
        try {
            abort(connection);
        } finally {
            allocator.lentClosed(connection);
        }
    }

    private void abort(PooledConnection connection) {
        counters(connection.usage.subPool().key).discarded.increment();
        try {
            factory.abort(connection);
        } catch (SQLException e) {
            LOG.debug("a discarded connection to {} did not close: {}", connection.database(), e.getMessage());
        }
    }

    private void closeQuietly(@Nullable PooledConnection connection) {
        if (connection != null) {
            try {
                if (closed) {
                    factory.close(connection);
                } else {
                    factory.closeToMakeRoom(connection);
                }
            } catch (SQLException e) {
                LOG.debug("a connection to {} did not close: {}", connection.database(), e.getMessage());
            }
        }
    }

    /** Closes what has been idle or alive for too long, which otherwise happens every half minute. */
    void shrink() {
        long now = System.nanoTime();
        close(allocator.evictIdle((subPool, connection) -> connection.isExpired()
                || (subPool.idle.size() > settings.kept(subPool.key)
                        && connection.usage.idleNanos(now)
                                >= settings.idleTimeout().toNanos())));
    }

    private void drain() {
        Predicate<PoolKey> kept = wanted;
        var stale = allocator.keys().stream()
                .filter(key -> key.tenant().isPresent() && !kept.test(key))
                .collect(Collectors.toUnmodifiableSet());
        if (!stale.isEmpty()) {
            allocator.retire(stale::contains);
            close(allocator.evictIdle((subPool, _) -> subPool.retired));
        }
    }

    // In a thread of its own: the maintenance thread must not wait for servers.
    private void close(List<PooledConnection> evicted) {
        if (!evicted.isEmpty()) {
            Thread.ofVirtual().name("fraiseql-pool-close").start(() -> closeNow(evicted));
        }
    }

    private void closeNow(List<PooledConnection> evicted) {
        for (PooledConnection connection : evicted) {
            try {
                closeQuietly(connection);
            } finally {
                allocator.evictedClosed(connection);
            }
        }
    }

    private Counters of(Kind kind) {
        return Objects.requireNonNull(counters.get(kind));
    }

    private Counters counters(PoolKey key) {
        return of(key.kind());
    }

    /** All pools together at this moment. */
    public PoolState state() {
        var sum = new Counters();
        counters.values().forEach(sum::add);
        Allocator.Count count = allocator.count(_ -> true);
        return sum.state(new Allocator.Count(count.open(), count.idle(), count.waiting(), settings.budget()));
    }

    /** The pools of one kind together at this moment; their limit is that of each. */
    public PoolState state(Kind kind) {
        Allocator.Count count = allocator.count(key -> key.kind() == kind);
        return of(kind).state(
                        new Allocator.Count(count.open(), count.idle(), count.waiting(), within(settings.limit(kind))));
    }

    /** One pool at this moment; what it has done since the start is counted by kind only. */
    public PoolState state(PoolKey key) {
        Allocator.Count count = allocator.count(key::equals);
        return new Counters()
                .state(new Allocator.Count(count.open(), count.idle(), count.waiting(), within(settings.limit(key))));
    }

    private int within(int limit) {
        return Math.min(settings.budget(), limit);
    }

    /** Closes idle connections now, and each of the others when it comes back. */
    @Override
    public void close() {
        closed = true;
        maintenance.close();
        affinityTimer.close();
        allocator.close();
        closeNow(allocator.evictIdle((_, _) -> true));
    }
}
