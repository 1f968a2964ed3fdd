package io.fraiseql.tenancy.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All who wait, in all sub-pools. Belongs to an {@link Allocator} and is touched under its lock only. */
final class WaitQueue {
    /** The sub-pools in which somebody waits. */
    private final Set<SubPool> subPools = new LinkedHashSet<>();
    /** Who waits, and who has waited until a moment ago, in the order in which they came. */
    private final ArrayDeque<Waiter> arrivals = new ArrayDeque<>();

    /** Those of them who wait for their preferred connection, and who did until a moment ago. */
    private final ArrayDeque<Waiter> affinityWaits = new ArrayDeque<>();

    private int waiting;

    Waiter add(TenantQueue queue, boolean preferredOnly) {
        var waiter = new Waiter(queue, preferredOnly);
        queue.subPool.add(queue, waiter);
        subPools.add(queue.subPool);
        arrivals.addLast(waiter);
        if (preferredOnly) {
            affinityWaits.addLast(waiter);
        }
        waiting++;
        return waiter;
    }

    boolean isEmpty() {
        return waiting == 0;
    }

    /** The tenant whose turn it is, of those for whom there is something; see {@link Allocator}. */
    @Nullable TenantQueue next(SubPool freed, Inventory inventory) {
        TenantQueue longest = null;
        for (SubPool subPool : subPools) {
            TenantQueue queue = subPool.firstHoldingNone(inventory);
            if (queue != null && (longest == null || queue.waitingSince() - longest.waitingSince() < 0)) {
                longest = queue;
            }
        }
        if (longest != null) {
            return longest;
        }
        TenantQueue neighbour = freed.firstHoldingSome(inventory);
        if (neighbour != null) {
            return neighbour;
        }
        for (SubPool subPool : subPools) {
            TenantQueue queue = subPool.firstHoldingSome(inventory);
            if (queue != null) {
                return queue;
            }
        }
        return null;
    }

    /** Takes out the first of a tenant's waiters, who gets this grant. */
    Waiter serve(TenantQueue queue, Grant grant) {
        Waiter waiter = queue.waiters.removeFirst();
        removed(queue);
        waiter.grant = grant;
        waiter.state = Waiter.State.GRANTED;
        return waiter;
    }

    /** Takes out a waiter who gets nothing; false when it is in the queue no more. */
    boolean reject(Waiter waiter) {
        if (!waiter.queue.waiters.remove(waiter)) {
            return false;
        }
        removed(waiter.queue);
        waiter.queue.subPool.removeIfUnused(waiter.queue);
        waiter.state = Waiter.State.REJECTED;
        return true;
    }

    /** Takes out all who wait in these sub-pools. */
    List<Waiter> reject(Predicate<SubPool> which) {
        List<Waiter> rejected = arrivals.stream()
                .filter(waiter -> waiter.isWaiting() && which.test(waiter.queue.subPool))
                .toList();
        rejected.forEach(this::reject);
        return rejected;
    }

    /** Takes out all who have waited for so long. */
    List<Waiter> rejectTimedOut(long nanos) {
        var rejected = new ArrayList<Waiter>();
        long now = System.nanoTime();
        for (Waiter first = arrivals.peekFirst(); first != null; first = arrivals.peekFirst()) {
            if (first.isWaiting()) {
                if (now - first.since < nanos) {
                    break;
                }
                reject(first);
                rejected.add(first);
            }
            arrivals.removeFirst();
        }
        return rejected;
    }

    /** Lets those who have waited for their preferred connection for so long take any; returns their sub-pools. */
    Set<SubPool> endAffinityWaits(long nanos) {
        var affected = new LinkedHashSet<SubPool>();
        long now = System.nanoTime();
        for (Waiter first = affinityWaits.peekFirst(); first != null; first = affinityWaits.peekFirst()) {
            if (first.isWaiting()) {
                if (now - first.since < nanos) {
                    break;
                }
                first.preferredOnly = false;
                affected.add(first.queue.subPool);
            }
            affinityWaits.removeFirst();
        }
        return affected;
    }

    boolean hasAffinityWaits() {
        return !affinityWaits.isEmpty();
    }

    private void removed(TenantQueue queue) {
        waiting--;
        queue.subPool.requeue(queue);
        if (!queue.subPool.hasWaiters()) {
            subPools.remove(queue.subPool);
        }
    }
}
