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
 * <p><b>Whose turn it is.</b> See {@link Gate}: tenants take turns, and one that holds nothing comes first, so a flood
 * of one cannot keep another from its first connection. Within a tenant it is first come, first served, which keeps the
 * tail of the latency short.
 *
 * <p><b>Affinity.</b> Tenants with statements of their own come back to the same connection: see {@link Affinity}.
 *
 * <p><b>Trust.</b> A connection that was in use a moment ago is lent as it is; one that has been idle for half a
 * second, or was not swept for a second, is swept first, which takes a round trip and shows whether it lives.
 * Connections end between nine tenths of their lifetime and all of it. A database that cannot be reached is not tried
 * by everyone: see {@link ConnectFailures}.
 *
 * <p><b>Time.</b> One thread watches: it sends away who has waited too long, cuts connections whose server has been
 * silent for longer than any statement may run, and closes what is idle. Timeouts of the socket and of a semaphore
 * would do the same at the price of a timer for every read and every wait.
 *
 * <p>What is lent comes back by {@link #release} or {@link #discard}, once. The pool does not look into transactions:
 * that is the session's part, and nobody else borrows here.
 *
 * <p>The keyed pool of commons-pool2 was here before. It knows one limit for all keys, serves waiters without regard to
 * tenants, and closes a seventh of all idle connections where one has to go.
 */
public final class ConnectionPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    /**
     * For how long a tenant waits for its home: longer than a short transaction takes under load. At most twice that.
     */
    private static final Duration PATIENCE = Duration.ofMillis(10);

    private static final Duration WATCH_INTERVAL = Duration.ofMillis(100);
    private static final Duration SHRINK_INTERVAL = Duration.ofSeconds(30);
    private static final Duration DRAIN_INTERVAL = Duration.ofMillis(500);

    private final PoolSettings settings;
    private final Gate gate;
    private final ConnectionFactory factory;
    private final ConnectFailures failures = new ConnectFailures();
    private final Map<Kind, Counters> counters =
            Arrays.stream(Kind.values()).collect(Collectors.toUnmodifiableMap(kind -> kind, _ -> new Counters()));
    private final Watch watch;
    private final Ticker ticker;
    private long shrunkAt = System.nanoTime();
    private long drainedAt = System.nanoTime();
    private volatile Predicate<PoolKey> current = _ -> true;
    private volatile boolean closed;

    /** A pool without a connection yet. */
    public ConnectionPool(PoolSettings settings) {
        this(settings, _ -> Optional.empty());
    }

    /**
     * A pool without a connection yet, that lends none to a tenant's own database before it was looked at.
     *
     * @param inspection what has to be seen there; a database that it objects to is as one that is away
     */
    public ConnectionPool(PoolSettings settings, DatabaseInspection inspection) {
        // Behind a pooler no connection has plans of its own, so none is worth waiting for.
        this(settings, inspection, settings.pooler().isPerTransaction() ? Duration.ZERO : PATIENCE);
    }

    ConnectionPool(PoolSettings settings, DatabaseInspection inspection, Duration patience) {
        this.settings = settings;
        this.ticker = new Ticker("fraiseql-pool-patience", patience, this::endPatience);
        this.gate = new Gate(settings.budget(), settings::limit, patience, ticker::wake);
        this.factory = new ConnectionFactory(settings, inspection);
        this.watch = new Watch(WATCH_INTERVAL, this::round);
        watch.start();
        ticker.start();
    }

    /**
     * Says for which keys connections are worth keeping; asked every half second, of keys that are for one tenant. Idle
     * connections of the others are closed, and lent ones when they come back: nobody who uses one notices.
     */
    public void keepOnly(Predicate<PoolKey> keys) {
        current = keys;
    }

    private boolean endPatience() {
        return gate.endPatience();
    }

    private void round() {
        gate.expire(settings.acquireTimeout());
        if (failures.any()) {
            gate.sendAway(key -> failures.refusal(key.database()) != null);
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
        requireHope(key);
        try {
            Place place = gate.enter(key, borrower);
            if (place == null) {
                throw timedOut(key);
            }
            PooledConnection connection = find(place, key, prove);
            counters(key).acquired.increment();
            counters(key).acquireNanos.add(System.nanoTime() - start);
            return connection;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable(RETRY_AFTER, e);
        }
    }

    // Before the queue: who waits for a database that is away would take a place, and perhaps another's connection,
    // for nothing.
    private void requireHope(PoolKey key) {
        SQLException refusal = failures.refusal(key.database());
        if (refusal != null && (FirstLook.refused(refusal) || !gate.isConnected(key))) {
            throw new DatabaseUnavailable(RETRY_AFTER, refusal, true);
        }
    }

    private DatabaseUnavailable timedOut(PoolKey key) {
        if (closed) {
            return new DatabaseUnavailable(RETRY_AFTER, new SQLException("the pool is closed", "08003"));
        }
        SQLException refusal = failures.refusal(key.database());
        if (refusal != null && !gate.isConnected(key)) {
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

    private PooledConnection find(Place place, PoolKey key, boolean prove) {
        PooledConnection idle = place.connection;
        if (idle != null) {
            if (idle.passes(prove)) {
                return idle;
            }
            abort(idle);
            gate.reopening(place, idle);
        }
        PooledConnection connection = null;
        try {
            connection = failures.guard(key.database(), answered -> open(place, key, answered));
            gate.opened(place, connection);
            return connection;
        } catch (SQLException e) {
            if (FirstLook.refused(e)) {
                // Those that are there are no better.
                gate.retire(key::equals);
                closeNow(gate.withdraw((lane, _) -> lane.key.equals(key)));
            }
            // A database that is away is worth a line for each try, not for each request.
            boolean known = e instanceof ConnectFailures.NotTriedAgain;
            if (!known && !Thread.currentThread().isInterrupted()) {
                LOG.warn("no connection to {} {}: {}", key, state(key), e.getMessage());
            }
            throw new DatabaseUnavailable(RETRY_AFTER, e, known);
        } finally {
            if (connection == null) {
                closeQuietly(gate.failed(place));
            }
        }
    }

    private PooledConnection open(Place place, PoolKey key, Runnable answered) throws SQLException {
        PooledConnection victim = place.victim;
        if (victim != null) {
            place.victim = null;
            closeQuietly(victim);
        }
        PooledConnection connection = factory.open(key, () -> {
            answered.run();
            gate.answered(place);
        });
        counters(key).created.increment();
        // It has just been swept; from the next time on it has to prove itself.
        connection.passes(false);
        return connection;
    }

    /** Takes back a connection that is {@linkplain PooledConnection#isClean clean}. */
    public void release(PooledConnection connection) {
        connection.used();
        if (!gate.park(connection)) {
            try {
                closeQuietly(connection);
            } finally {
                gate.gone(connection);
            }
        }
    }

    /** Takes back a connection that nobody may use again, and cuts it. */
    public void discard(PooledConnection connection) {
        try {
            abort(connection);
        } finally {
            gate.gone(connection);
        }
    }

    private void abort(PooledConnection connection) {
        counters(connection.seat.lane().key).discarded.increment();
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
        close(gate.withdraw((lane, connection) -> connection.isRetired()
                || (lane.idle.size() > settings.kept(lane.key)
                        && connection.seat.idleNanos(now)
                                >= settings.idleTimeout().toNanos())));
    }

    private void drain() {
        Predicate<PoolKey> wanted = current;
        var stale = gate.keys().stream()
                .filter(key -> key.tenant().isPresent() && !wanted.test(key))
                .collect(Collectors.toUnmodifiableSet());
        if (!stale.isEmpty()) {
            gate.retire(stale::contains);
            close(gate.withdraw((lane, _) -> lane.retired));
        }
    }

    // In a thread of its own: the watch must not wait for servers.
    private void close(List<PooledConnection> withdrawn) {
        if (!withdrawn.isEmpty()) {
            Thread.ofVirtual().name("fraiseql-pool-close").start(() -> closeNow(withdrawn));
        }
    }

    private void closeNow(List<PooledConnection> withdrawn) {
        for (PooledConnection connection : withdrawn) {
            try {
                closeQuietly(connection);
            } finally {
                gate.withdrawn(connection);
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
        Gate.Count count = gate.count(_ -> true);
        return sum.state(new Gate.Count(count.open(), count.idle(), count.waiting(), settings.budget()));
    }

    /** The pools of one kind together at this moment; their limit is that of each. */
    public PoolState state(Kind kind) {
        Gate.Count count = gate.count(key -> key.kind() == kind);
        return of(kind).state(
                        new Gate.Count(count.open(), count.idle(), count.waiting(), within(settings.limit(kind))));
    }

    /** One pool at this moment; what it has done since the start is counted by kind only. */
    public PoolState state(PoolKey key) {
        Gate.Count count = gate.count(key::equals);
        return new Counters()
                .state(new Gate.Count(count.open(), count.idle(), count.waiting(), within(settings.limit(key))));
    }

    private int within(int limit) {
        return Math.min(settings.budget(), limit);
    }

    /** Closes idle connections now, and each of the others when it comes back. */
    @Override
    public void close() {
        closed = true;
        watch.close();
        ticker.close();
        gate.close();
        closeNow(gate.withdraw((lane, connection) -> true));
    }
}
