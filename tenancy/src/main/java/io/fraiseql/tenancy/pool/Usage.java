package io.fraiseql.tenancy.pool;

import org.jspecify.annotations.Nullable;

/** Who holds a connection, or held it last, and since when. Touched by its {@link Allocator} alone, under its lock. */
final class Usage {
    private @Nullable TenantQueue holder;
    private boolean lent;
    /** Since when the connection is lent, or idle. */
    private long since;

    void lentTo(TenantQueue tenant) {
        holder = tenant;
        lent = true;
        since = System.nanoTime();
    }

    void returned() {
        lent = false;
        since = System.nanoTime();
    }

    boolean isLent() {
        return lent;
    }

    boolean isLentForLessThan(long nanos) {
        return lent && System.nanoTime() - since < nanos;
    }

    /** Who holds the connection, or held it last. */
    TenantQueue holder() {
        if (holder == null) {
            throw new IllegalStateException("the connection was never lent");
        }
        return holder;
    }

    SubPool subPool() {
        return holder().subPool;
    }

    boolean idleLongerThan(Usage other) {
        return since - other.since < 0;
    }

    long idleNanos(long now) {
        return now - since;
    }
}
