package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.TenantId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one {@link PoolKey}, and the tenants that hold or want one. Belongs to an {@link Allocator} and is
 * touched under its lock only.
 *
 * <p>Tenants that wait stand in one of two lines: those that hold no connection here, and the others. Whoever is served
 * goes to the end.
 */
final class SubPool {
    final PoolKey key;
    /** The most connections there may be. */
    final int limit;

    final Server server;
    /** The idle connections; the one used last is at the end. */
    final ArrayDeque<PooledConnection> idle = new ArrayDeque<>();
    /** All connections that are there, idle or lent. */
    final Affinity affinity = new Affinity();
    /** Connections that are there, or being opened. */
    int open;
    /** Of those, the ones that are being opened. */
    int opening;
    /** Whether nobody is expected to ask any more: then what comes back is closed. */
    boolean retired;

    private final Map<Optional<TenantId>, TenantQueue> queues = new HashMap<>();
    private final Set<TenantQueue> holdingNone = new LinkedHashSet<>();
    private final Set<TenantQueue> holdingSome = new LinkedHashSet<>();

    SubPool(PoolKey key, int limit, Server server) {
        this.key = key;
        this.limit = limit;
        this.server = server;
    }

    /** A host and port, shared by the sub-pools of all databases there. */
    static final class Server {
        /** Connections that are being opened, and not let in yet. */
        int opening;
    }

    TenantQueue queueOf(Borrower borrower) {
        TenantQueue queue = queues.get(borrower.tenant());
        if (queue == null) {
            queue = new TenantQueue(this, borrower);
            queues.put(borrower.tenant(), queue);
        }
        return queue;
    }

    void add(TenantQueue queue, Waiter waiter) {
        queue.waiters.addLast(waiter);
        (queue.held == 0 ? holdingNone : holdingSome).add(queue);
    }

    /** Puts a tenant at the end, after one of its waiters was served or has left. */
    void requeue(TenantQueue queue) {
        holdingNone.remove(queue);
        holdingSome.remove(queue);
        if (!queue.waiters.isEmpty()) {
            (queue.held == 0 ? holdingNone : holdingSome).add(queue);
        }
    }

    /** A tenant has one connection less. */
    void returned(TenantQueue queue) {
        queue.held--;
        if (queue.held == 0) {
            if (holdingSome.remove(queue)) {
                holdingNone.add(queue);
            }
            removeIfUnused(queue);
        }
    }

    void removeIfUnused(TenantQueue queue) {
        if (queue.isUnused()) {
            queues.remove(queue.tenant, queue);
        }
    }

    /** The tenant that has waited longest of those that hold nothing and can be served. */
    @Nullable TenantQueue firstHoldingNone(Inventory inventory) {
        return first(holdingNone, inventory);
    }

    /** The tenant whose turn it is of those that hold something and can be served. */
    @Nullable TenantQueue firstHoldingSome(Inventory inventory) {
        return first(holdingSome, inventory);
    }

    private @Nullable TenantQueue first(Set<TenantQueue> line, Inventory inventory) {
        if (!line.isEmpty() && inventory.canServe(this)) {
            for (TenantQueue queue : line) {
                if (inventory.canServe(queue)) {
                    return queue;
                }
            }
        }
        return null;
    }

    boolean hasWaiters() {
        return !holdingNone.isEmpty() || !holdingSome.isEmpty();
    }

    /** Whether there is a connection, lent or not. */
    boolean hasConnection() {
        return open > opening;
    }

    boolean isUnused() {
        return open == 0 && queues.isEmpty();
    }

    int waiting() {
        int waiting = 0;
        for (TenantQueue queue : queues.values()) {
            waiting += queue.waiters.size();
        }
        return waiting;
    }
}
