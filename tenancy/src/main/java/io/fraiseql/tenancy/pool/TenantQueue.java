package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.TenantId;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One tenant in a {@link SubPool}: how many connections it holds, and its requests that wait for one. Belongs to an
 * {@link Allocator} and is touched under its lock only.
 */
final class TenantQueue {
    final SubPool subPool;
    /** Empty for those who borrow for no tenant. */
    final Optional<TenantId> tenant;

    final boolean hasAffinity;
    final ArrayDeque<Waiter> waiters = new ArrayDeque<>(2);
    int held;
    /** The connection that {@link Affinity} found when its connections had changed so often. */
    @Nullable PooledConnection preferred;

    int preferredAsOf;

    TenantQueue(SubPool subPool, Borrower borrower) {
        this.subPool = subPool;
        this.tenant = borrower.tenant();
        this.hasAffinity = borrower.hasAffinity();
    }

    /** Since when its first waiter waits. */
    long waitingSince() {
        return waiters.getFirst().since;
    }

    boolean isUnused() {
        return held == 0 && waiters.isEmpty();
    }
}
