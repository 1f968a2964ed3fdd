package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.pool.SubPool.Server;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The connections of all sub-pools under one budget. Belongs to an {@link Allocator} and is touched under its
 * lock only.
 */
final class Inventory {
    /**
     * One part in so many of the budget may be opened at once to one server. If that server is silent, it costs the
     * others no more than this.
     */
    private static final int OPENING_SHARE = 8;

    private final int budget;
    private final int openingAtOnce;
    private final ToIntFunction<PoolKey> limits;
    private final Map<PoolKey, SubPool> subPools = new HashMap<>();
    private final Map<String, Server> servers = new HashMap<>();
    /** Connections that are there, or being opened. */
    private int open;

    private int idle;

    Inventory(int budget, ToIntFunction<PoolKey> limits) {
        this.budget = budget;
        this.openingAtOnce = Math.max(2, budget / OPENING_SHARE);
        this.limits = limits;
    }

    SubPool subPool(PoolKey key) {
        SubPool subPool = subPools.get(key);
        if (subPool == null) {
            String address = key.database().host() + ":" + key.database().port();
            Server server = servers.computeIfAbsent(address, _ -> new Server());
            subPool = new SubPool(key, Math.min(budget, limits.applyAsInt(key)), server);
            subPools.put(key, subPool);
        }
        subPool.retired = false;
        return subPool;
    }

    Collection<SubPool> subPools() {
        return subPools.values();
    }

    /** Whether {@link #take} would give something to somebody. */
    boolean canServe(SubPool subPool) {
        return !subPool.idle.isEmpty() || mayOpen(subPool);
    }

    /** Whether {@link #take} would give something to the tenant's first waiter. */
    boolean canServe(TenantQueue queue) {
        return canServe(queue.subPool) && !(queue.waiters.getFirst().preferredOnly && isPreferredBusy(queue));
    }

    /** Whether the preferred connection is lent while others are idle. */
    private static boolean isPreferredBusy(TenantQueue queue) {
        PooledConnection preferred = queue.subPool.affinity.preferred(queue);
        return preferred != null && preferred.usage.isLent() && !queue.subPool.idle.isEmpty();
    }

    /** Whether the preferred connection is worth waiting for: it is lent, and has been for less than this. */
    boolean shouldAwaitPreferred(TenantQueue queue, long nanos) {
        PooledConnection preferred = queue.subPool.affinity.preferred(queue);
        return preferred != null && preferred.usage.isLentForLessThan(nanos);
    }

    private boolean mayOpen(SubPool subPool) {
        return subPool.open < subPool.limit && subPool.server.opening < openingAtOnce && (open < budget || idle > 0);
    }

    /**
     * The preferred connection of a tenant, else the one used last, else leave to open one; null when there is none
     * of these.
     *
     * @param preferredOnly whether to give nothing as long as the preferred one is lent and others are idle
     */
    @Nullable Grant take(TenantQueue queue, boolean preferredOnly) {
        SubPool subPool = queue.subPool;
        if (preferredOnly && isPreferredBusy(queue)) {
            return null;
        }
        PooledConnection preferred = subPool.affinity.preferred(queue);
        PooledConnection connection =
                preferred != null && subPool.idle.remove(preferred) ? preferred : subPool.idle.pollLast();
        if (connection != null) {
            idle--;
            queue.held++;
            connection.usage.lentTo(queue);
            return new Grant(queue, connection, null);
        }
        if (!mayOpen(subPool)) {
            return null;
        }
        PooledConnection evicted = open < budget ? null : evictLongestIdle();
        open++;
        subPool.open++;
        queue.held++;
        var grant = new Grant(queue, null, evicted);
        opening(grant);
        return grant;
    }

    private PooledConnection evictLongestIdle() {
        PooledConnection longest = null;
        for (SubPool subPool : subPools.values()) {
            PooledConnection candidate = subPool.idle.peekFirst();
            if (candidate != null && (longest == null || candidate.usage.idleLongerThan(longest.usage))) {
                longest = candidate;
            }
        }
        if (longest == null) {
            throw new IllegalStateException("idle connections are miscounted");
        }
        SubPool subPool = longest.usage.subPool();
        subPool.idle.removeFirst();
        subPool.affinity.remove(longest);
        idle--;
        remove(subPool);
        return longest;
    }

    void opened(Grant grant, PooledConnection connection) {
        connection.usage.lentTo(grant.queue);
        grant.queue.subPool.affinity.add(connection);
        openingEnded(grant);
    }

    /** The connection of this grant was unusable; another is being opened. */
    void reopening(Grant grant, PooledConnection unusable) {
        grant.queue.subPool.affinity.remove(unusable);
        opening(grant);
    }

    private void opening(Grant grant) {
        grant.authenticated = false;
        grant.queue.subPool.opening++;
        grant.queue.subPool.server.opening++;
    }

    /** The server has let the role in. What remains, such as an inspection, keeps nobody from the server. */
    void authenticated(Grant grant) {
        if (!grant.authenticated) {
            grant.authenticated = true;
            grant.queue.subPool.server.opening--;
        }
    }

    private void openingEnded(Grant grant) {
        authenticated(grant);
        grant.queue.subPool.opening--;
    }

    /** Returns the connection that was evicted for this grant when that cannot go back to its sub-pool. */
    @Nullable PooledConnection failed(Grant grant) {
        SubPool subPool = grant.queue.subPool;
        openingEnded(grant);
        subPool.returned(grant.queue);
        remove(subPool);
        PooledConnection evicted = grant.evicted;
        if (evicted == null) {
            return null;
        }
        SubPool origin = evicted.usage.subPool();
        if (subPools.get(origin.key) != origin || origin.retired) {
            return evicted;
        }
        origin.idle.addFirst(evicted);
        origin.affinity.add(evicted);
        origin.open++;
        idle++;
        open++;
        return null;
    }

    /** Takes back a lent connection; false when nobody is to have it again. */
    boolean release(PooledConnection connection) {
        SubPool subPool = connection.usage.subPool();
        if (subPool.retired) {
            return false;
        }
        connection.usage.returned();
        subPool.idle.addLast(connection);
        idle++;
        subPool.returned(connection.usage.holder());
        return true;
    }

    /** A lent connection is closed. */
    void lentClosed(PooledConnection connection) {
        SubPool subPool = connection.usage.subPool();
        subPool.affinity.remove(connection);
        subPool.returned(connection.usage.holder());
        remove(subPool);
    }

    /** Takes out idle connections; each still counts until it is {@link #remove removed}. */
    List<PooledConnection> evictIdle(BiPredicate<SubPool, PooledConnection> which) {
        var evicted = new ArrayList<PooledConnection>();
        for (SubPool subPool : subPools.values()) {
            for (var connections = subPool.idle.iterator(); connections.hasNext(); ) {
                PooledConnection connection = connections.next();
                if (which.test(subPool, connection)) {
                    connections.remove();
                    subPool.affinity.remove(connection);
                    idle--;
                    evicted.add(connection);
                }
            }
        }
        return evicted;
    }

    /** A connection of this sub-pool is closed, or could not be opened. */
    void remove(SubPool subPool) {
        subPool.open--;
        open--;
        removeIfUnused(subPool);
    }

    void removeIfUnused(SubPool subPool) {
        if (subPool.isUnused()) {
            subPools.remove(subPool.key, subPool);
        }
    }

    boolean hasConnection(PoolKey key) {
        SubPool subPool = subPools.get(key);
        return subPool != null && subPool.hasConnection();
    }
}
