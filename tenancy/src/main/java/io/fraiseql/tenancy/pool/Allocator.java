package io.fraiseql.tenancy.pool;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The allocation of connections to borrowers: one lock over the counts, the idle connections and the queues. Talks to
 * no server; the pool does that with the {@link Grant}s that it gets here. Thread-safe.
 *
 * <p>A connection of a sub-pool is to be had when one is idle there; or when one may be opened: the sub-pool is below
 * its limit, few enough are being opened to the same server, and the budget of the process has room or an idle
 * connection of another sub-pool that can be evicted. When the lock is free nobody waits who could be served, so who
 * comes and finds a connection overtakes nobody.
 *
 * <p>When a connection comes free, it goes to (1) the tenant, of any sub-pool, that holds nothing and has waited
 * longest; (2) the tenants of the same sub-pool, one after the other; (3) those of other sub-pools. Between tenants
 * that all hold something connections stay where they are, for to open one costs as much as a hundred short statements.
 *
 * <p>A tenant with a {@linkplain Affinity preferred} connection gets that one, and waits for it a little while though
 * others are idle.
 *
 * <p>Nobody who waits looks at the clock, since a timer for each wait costs as much as a fifth of the CPU of a whole
 * read; {@link #rejectTimedOut} and {@link #endAffinityWaits} do it for all.
 */
final class Allocator {
    private final ReentrantLock lock = new ReentrantLock();
    private final Inventory inventory;
    private final WaitQueue queue = new WaitQueue();
    /**
     * How long a tenant waits for its preferred connection, and how long that may be lent already: longer than a short
     * transaction takes under load.
     */
    private final long affinityWait;

    private final Runnable affinityWaitStarted;

    private boolean closed;

    /**
     * An allocator of no connections yet.
     *
     * @param budget the most connections over all keys
     * @param limits the most connections of a key
     */
    Allocator(int budget, ToIntFunction<PoolKey> limits) {
        this(budget, limits, Duration.ZERO, () -> {});
    }

    /**
     * An allocator of no connections yet, for tenants who wait for the connection that they prefer.
     *
     * @param affinityWait for how long at least
     * @param affinityWaitStarted called when somebody begins to, for the callee to {@linkplain #endAffinityWaits see}
     *     that it ends; any thread, often
     */
    Allocator(int budget, ToIntFunction<PoolKey> limits, Duration affinityWait, Runnable affinityWaitStarted) {
        this.inventory = new Inventory(budget, limits);
        this.affinityWait = affinityWait.toNanos();
        this.affinityWaitStarted = affinityWaitStarted;
    }

    /** Waits for a connection; null when that took too long, or the allocator is closed. */
    @Nullable Grant acquire(PoolKey key, Borrower borrower) throws InterruptedException {
        Waiter waiter;
        boolean preferredOnly;
        lock.lock();
        try {
            if (closed) {
                return null;
            }
            TenantQueue tenant = inventory.subPool(key).queueOf(borrower);
            preferredOnly = inventory.shouldAwaitPreferred(tenant, affinityWait);
            Grant grant = inventory.take(tenant, preferredOnly);
            if (grant != null) {
                return grant;
            }
            waiter = queue.add(tenant, preferredOnly);
        } finally {
            lock.unlock();
        }
        if (preferredOnly) {
            affinityWaitStarted.run();
        }
        while (waiter.state == Waiter.State.WAITING) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                giveUp(waiter);
                throw new InterruptedException();
            }
        }
        return waiter.grant;
    }

    /**
     * Lets those who have waited for their preferred connection for long enough take any; true when others wait for
     * theirs still.
     */
    boolean endAffinityWaits() {
        Waiter woken = null;
        boolean more;
        lock.lock();
        try {
            for (SubPool subPool : queue.endAffinityWaits(affinityWait)) {
                woken = chain(dispatch(subPool), woken);
            }
            more = queue.hasAffinityWaits();
        } finally {
            lock.unlock();
        }
        wake(woken);
        return more;
    }

    private static @Nullable Waiter chain(@Nullable Waiter first, @Nullable Waiter rest) {
        if (first == null) {
            return rest;
        }
        Waiter last = first;
        while (last.next != null) {
            last = last.next;
        }
        last.next = rest;
        return first;
    }

    private void giveUp(Waiter waiter) {
        lock.lock();
        try {
            if (queue.reject(waiter)) {
                inventory.removeIfUnused(waiter.queue.subPool);
            }
        } finally {
            lock.unlock();
        }
        // Out of the queue it is granted nothing more, so this is final.
        Grant grant = waiter.grant;
        if (grant == null) {
            return;
        }
        PooledConnection connection = grant.connection;
        PooledConnection evicted = connection == null ? failed(grant) : null;
        if (evicted != null) {
            evicted.closeQuietly();
        }
        if (connection != null && !release(connection)) {
            connection.closeQuietly();
            lentClosed(connection);
        }
    }

    /** The connection of a grant is open. */
    void opened(Grant grant, PooledConnection connection) {
        change(() -> {
            inventory.opened(grant, connection);
            return grant.queue.subPool;
        });
    }

    /** The server has let in the role of a grant's connection, which is not ready yet. */
    void authenticated(Grant grant) {
        change(() -> {
            inventory.authenticated(grant);
            return grant.queue.subPool;
        });
    }

    /** The connection of a grant was unusable and is closed; another will be opened. */
    void reopening(Grant grant, PooledConnection unusable) {
        lock.lock();
        try {
            inventory.reopening(grant, unusable);
        } finally {
            lock.unlock();
        }
    }

    /**
     * No connection could be opened. Returns the connection that was evicted for it when that cannot go back to its
     * sub-pool: the caller closes it.
     */
    @Nullable PooledConnection failed(Grant grant) {
        PooledConnection evicted;
        Waiter woken;
        lock.lock();
        try {
            evicted = inventory.failed(grant);
            woken = dispatch(grant.queue.subPool);
        } finally {
            lock.unlock();
        }
        wake(woken);
        return evicted;
    }

    /**
     * Takes back a connection that is fit for the next; false when the caller has to close it, and to tell {@link
     * #lentClosed} then.
     */
    boolean release(PooledConnection connection) {
        Waiter woken;
        lock.lock();
        try {
            if (closed || !inventory.release(connection)) {
                return false;
            }
            woken = dispatch(connection.usage.subPool());
        } finally {
            lock.unlock();
        }
        wake(woken);
        return true;
    }

    /** A lent connection is closed. */
    void lentClosed(PooledConnection connection) {
        change(() -> {
            inventory.lentClosed(connection);
            return connection.usage.subPool();
        });
    }

    /** Takes out idle connections, for the caller to close; of each {@link #evictedClosed} is told then. */
    List<PooledConnection> evictIdle(BiPredicate<SubPool, PooledConnection> which) {
        lock.lock();
        try {
            return inventory.evictIdle(which);
        } finally {
            lock.unlock();
        }
    }

    /** A connection that {@link #evictIdle} took out is closed. */
    void evictedClosed(PooledConnection connection) {
        change(() -> {
            inventory.remove(connection.usage.subPool());
            return connection.usage.subPool();
        });
    }

    /** From now on connections of these keys are closed when they come back, until somebody asks for one again. */
    void retire(Predicate<PoolKey> which) {
        lock.lock();
        try {
            inventory.subPools().stream()
                    .filter(subPool -> which.test(subPool.key))
                    .forEach(subPool -> subPool.retired = true);
        } finally {
            lock.unlock();
        }
    }

    /** Grants nothing any more, and rejects all who wait. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        rejectTimedOut(Duration.ZERO);
    }

    /** Rejects those who have waited for longer than this. */
    void rejectTimedOut(Duration acquireTimeout) {
        reject(() -> queue.rejectTimedOut(acquireTimeout.toNanos()));
    }

    /** Rejects those who wait for keys that have no connection and will not get one. */
    void rejectUnreachable(Predicate<PoolKey> unreachable) {
        reject(() -> queue.reject(subPool -> !subPool.hasConnection() && unreachable.test(subPool.key)));
    }

    private void reject(Supplier<List<Waiter>> who) {
        List<Waiter> rejected;
        lock.lock();
        try {
            rejected = who.get();
            rejected.forEach(waiter -> inventory.removeIfUnused(waiter.queue.subPool));
        } finally {
            lock.unlock();
        }
        rejected.forEach(waiter -> LockSupport.unpark(waiter.thread));
    }

    private interface Change {
        /** Makes the change; returns the sub-pool in which something has come free. */
        SubPool make();
    }

    private void change(Change change) {
        Waiter woken;
        lock.lock();
        try {
            woken = dispatch(change.make());
        } finally {
            lock.unlock();
        }
        wake(woken);
    }

    /** Serves everybody for whom there is something; returns them as a chain. */
    private @Nullable Waiter dispatch(SubPool freed) {
        Waiter chain = null;
        while (!closed && !queue.isEmpty()) {
            TenantQueue tenant = queue.next(freed, inventory);
            Grant grant = tenant == null ? null : inventory.take(tenant, tenant.waiters.getFirst().preferredOnly);
            if (tenant == null || grant == null) {
                break;
            }
            Waiter waiter = queue.serve(tenant, grant);
            waiter.next = chain;
            chain = waiter;
        }
        return chain;
    }

    private static void wake(@Nullable Waiter chain) {
        for (Waiter waiter = chain; waiter != null; waiter = waiter.next) {
            LockSupport.unpark(waiter.thread);
        }
    }

    /** Whether there is a connection of this key, lent or not: then waiting for one makes sense. */
    boolean hasConnection(PoolKey key) {
        lock.lock();
        try {
            return inventory.hasConnection(key);
        } finally {
            lock.unlock();
        }
    }

    /** The connections and waiters of some sub-pools together. */
    record Count(int open, int idle, int waiting, int limit) {}

    /** Counts the sub-pools of some keys. */
    Count count(Predicate<PoolKey> which) {
        lock.lock();
        try {
            int open = 0;
            int idle = 0;
            int waiting = 0;
            int limit = 0;
            for (SubPool subPool : inventory.subPools()) {
                if (which.test(subPool.key)) {
                    open += subPool.open;
                    idle += subPool.idle.size();
                    waiting += subPool.waiting();
                    limit += subPool.limit;
                }
            }
            return new Count(open, idle, waiting, limit);
        } finally {
            lock.unlock();
        }
    }

    /** The keys that have connections, or wait for one. */
    Set<PoolKey> keys() {
        lock.lock();
        try {
            return inventory.subPools().stream().map(subPool -> subPool.key).collect(Collectors.toUnmodifiableSet());
        } finally {
            lock.unlock();
        }
    }
}
