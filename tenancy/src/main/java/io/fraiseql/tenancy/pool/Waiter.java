package io.fraiseql.tenancy.pool;

import org.jspecify.annotations.Nullable;

/** A thread that waits for a {@link Grant}. Its state changes once, under the lock of its {@link Allocator}. */
final class Waiter {
    enum State {
        WAITING,
        GRANTED,
        REJECTED
    }

    final Thread thread = Thread.currentThread();
    final long since = System.nanoTime();
    final TenantQueue queue;
    /** Written before the state. */
    @Nullable Grant grant;
    /** Whether it takes no connection but the preferred one. Changes once, under the lock. */
    boolean preferredOnly;

    volatile State state = State.WAITING;
    /** The next to be woken when the lock is free. */
    @Nullable Waiter next;

    Waiter(TenantQueue queue, boolean preferredOnly) {
        this.queue = queue;
        this.preferredOnly = preferredOnly;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }
}
