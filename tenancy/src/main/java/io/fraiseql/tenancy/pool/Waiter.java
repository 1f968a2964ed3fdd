package io.fraiseql.tenancy.pool;

import org.jspecify.annotations.Nullable;

/** A thread that waits in a {@link Gate}. Its verdict is spoken once, under the gate's lock. */
final class Waiter {
    enum Verdict {
        WAIT,
        COME,
        GO
    }

    final Thread thread = Thread.currentThread();
    final long since = System.nanoTime();
    final Lane.Turn turn;
    /** Written before the verdict. */
    @Nullable Place place;
    /** Waits for its home and takes no other connection. Changes once, under the lock. */
    boolean patient;

    volatile Verdict verdict = Verdict.WAIT;
    /** The next to be woken when the lock is free. */
    @Nullable Waiter next;

    Waiter(Lane.Turn turn, boolean patient) {
        this.turn = turn;
        this.patient = patient;
    }
}
