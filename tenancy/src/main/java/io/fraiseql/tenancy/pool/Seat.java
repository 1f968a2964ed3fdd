package io.fraiseql.tenancy.pool;

import org.jspecify.annotations.Nullable;

/** Where a connection stands in its {@link Gate}, which alone touches this, under its lock. */
final class Seat {
    private Lane.@Nullable Turn turn;
    private boolean lent;
    /** Since when it is lent, or idle. */
    private long since;

    void takenBy(Lane.Turn holder) {
        turn = holder;
        lent = true;
        since = System.nanoTime();
    }

    void freed() {
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
    Lane.Turn turn() {
        if (turn == null) {
            throw new IllegalStateException("the connection was never lent");
        }
        return turn;
    }

    Lane lane() {
        return turn().lane;
    }

    boolean idleLongerThan(Seat other) {
        return since - other.since < 0;
    }

    long idleNanos(long now) {
        return now - since;
    }
}
