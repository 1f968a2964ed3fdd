package io.fraiseql.tenancy.pool;

import org.jspecify.annotations.Nullable;

/** Where a connection stands in its {@link Gate}, which alone touches this, under its lock. */
final class Seat {
    private Lane.@Nullable Turn turn;
    private long idleSince;

    void takenBy(Lane.Turn holder) {
        turn = holder;
    }

    void freed() {
        idleSince = System.nanoTime();
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
        return idleSince - other.idleSince < 0;
    }

    long idleNanos(long now) {
        return now - idleSince;
    }
}
