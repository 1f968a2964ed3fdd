package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.TenancyException.DatabaseUnavailable;
import io.fraiseql.tenancy.config.ConnectionUrl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.apache.commons.pool2.DestroyMode;
import org.apache.commons.pool2.impl.GenericKeyedObjectPool;
import org.apache.commons.pool2.impl.GenericKeyedObjectPoolConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Physical connections to any number of databases under one limit. Thread-safe.
 *
 * <p><b>Whose turn it is.</b> A {@link Gate} with as many places as there may be connections stands in front: requests are served in the
 * order in which they came, which is what keeps the tail of the latency short when there are more of them than connections. Whoever
 * is through finds a connection or has room for one; nobody waits in the pool behind it. That matters, because
 * {@link GenericKeyedObjectPool}, when it is full, makes room by closing its oldest idle connections, and would do so in the moment between
 * one request's look into the queue and another's return.
 *
 * <p><b>Several databases.</b> The key is the database and the role. Idle connections of one key make room for another, the longest unused
 * first. Up to {@link PoolSettings#kept} of a key stay when all is quiet.
 *
 * <p><b>Trust.</b> A connection that was in use a moment ago is lent as it is; one that has been idle for half a second, or was not
 * swept for a second, is swept first, which takes a round trip and shows whether it lives. Connections end
 * between nine tenths of their lifetime and all of it. A database that cannot be reached is not tried by everyone: see {@link ConnectFailures}.
 *
 * <p><b>Time.</b> One thread watches: it sends away who has waited too long, cuts connections whose server has been silent for longer than
 * any statement may run, and closes what is idle. Timeouts of the socket and of a semaphore would do the same at the price of a timer for
 * every read and every wait.
 *
 * <p>What is lent comes back by {@link #release} or {@link #discard}, once. The pool does not look into transactions: that is the session's part,
 * and nobody else borrows here.
 */
public final class ConnectionPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration WATCH_INTERVAL = Duration.ofMillis(100);
    private static final Duration SHRINK_INTERVAL = Duration.ofSeconds(30);

    private final PoolSettings settings;
    private final Gate gate;
    private final ConnectionFactory factory;
    private final Watch watch;
    private long shrunkAt = System.nanoTime();
    private final GenericKeyedObjectPool<ConnectionUrl, PooledConnection> connections;
    private final LongAdder discarded = new LongAdder();
    private final LongAdder acquired = new LongAdder();
    private final LongAdder timeouts = new LongAdder();
    private final LongAdder acquireNanos = new LongAdder();

    /** A pool without a connection yet. */
    public ConnectionPool(PoolSettings settings) {
        this.settings = settings;
        this.gate = new Gate(settings.limit());
        this.factory = new ConnectionFactory(settings);
        var config = new GenericKeyedObjectPoolConfig<PooledConnection>();
        config.setMaxTotal(settings.limit());
        config.setMaxTotalPerKey(settings.limit());
        config.setMaxIdlePerKey(settings.limit());
        config.setMaxWait(settings.acquireTimeout());
        config.setJmxEnabled(false);
        config.setNumTestsPerEvictionRun(-1);
        config.setEvictionPolicy(new IdleConnections(settings));
        this.connections = new GenericKeyedObjectPool<>(factory, config);
        this.watch = new Watch(WATCH_INTERVAL, this::round);
        watch.start();
    }

    private void round() {
        gate.expire(settings.acquireTimeout());
        factory.cutSilent(settings.readTimeout());
        long now = System.nanoTime();
        if (now - shrunkAt >= SHRINK_INTERVAL.toNanos()) {
            shrunkAt = now;
            shrink();
        }
    }

    /**
     * Lends a connection, new or used.
     *
     * @throws DatabaseUnavailable when the database cannot be reached, or none came free in time
     */
    public PooledConnection borrow(ConnectionUrl database) {
        return borrow(database, false);
    }

    /**
     * Lends a connection that is new or has just answered.
     *
     * @throws DatabaseUnavailable as {@link #borrow(ConnectionUrl)}
     */
    public PooledConnection borrowProven(ConnectionUrl database) {
        return borrow(database, true);
    }

    private PooledConnection borrow(ConnectionUrl database, boolean prove) {
        long start = System.nanoTime();
        PooledConnection connection = null;
        try {
            takeTurn();
            connection = find(database, prove);
            acquired.increment();
            acquireNanos.add(System.nanoTime() - start);
            return connection;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable(RETRY_AFTER, e);
        }
    }

    private void takeTurn() throws InterruptedException {
        if (!gate.enter()) {
            timeouts.increment();
            LOG.warn(
                    "no connection came free within {} ms {}; statements take too long, or database.pool_size is too small",
                    settings.acquireTimeout().toMillis(),
                    state());
            throw new DatabaseUnavailable(
                    RETRY_AFTER, new SQLException("no connection came free in time " + state(), "08001"));
        }
    }

    private PooledConnection find(ConnectionUrl database, boolean prove) throws InterruptedException {
        boolean found = false;
        try {
            while (true) {
                PooledConnection connection = connections.borrowObject(database);
                if (connection.passes(prove)) {
                    found = true;
                    return connection;
                }
                destroy(connection);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            // A database that is away is worth a line for each try, not for each request.
            if (!(e instanceof ConnectFailures.NotTriedAgain)
                    && !Thread.currentThread().isInterrupted()) {
                LOG.warn("no connection to {} {}: {}", database, state(), e.getMessage());
            }
            throw new DatabaseUnavailable(RETRY_AFTER, e);
        } finally {
            if (!found) {
                gate.leave();
            }
        }
    }

    /** Takes back a connection that is {@linkplain PooledConnection#isClean clean}. */
    public void release(PooledConnection connection) {
        try {
            connection.used();
            connections.returnObject(connection.database(), connection);
        } finally {
            gate.leave();
        }
    }

    /** Takes back a connection that nobody may use again, and cuts it. */
    public void discard(PooledConnection connection) {
        try {
            destroy(connection);
        } finally {
            gate.leave();
        }
    }

    private void destroy(PooledConnection connection) {
        discarded.increment();
        try {
            connections.invalidateObject(connection.database(), connection, DestroyMode.ABANDONED);
        } catch (Exception e) {
            LOG.debug("a discarded connection to {} did not close: {}", connection.database(), e.getMessage());
        }
    }

    /** Closes what has been idle or alive for too long, which otherwise happens every half minute. */
    void shrink() {
        try {
            connections.evict();
        } catch (Exception e) {
            LOG.warn("idle connections were not closed: {}", e.getMessage(), e);
        }
    }

    /** The pool at this moment. */
    public PoolState state() {
        return new PoolState(
                connections.getNumActive(),
                connections.getNumIdle(),
                gate.waiting(),
                settings.limit(),
                connections.getCreatedCount(),
                discarded.sum(),
                acquired.sum(),
                timeouts.sum(),
                Duration.ofNanos(acquireNanos.sum()));
    }

    /** Closes idle connections now, and each of the others when it comes back. */
    @Override
    public void close() {
        watch.close();
        connections.close();
    }
}
