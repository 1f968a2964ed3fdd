package io.fraiseql.tenancy.pool;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Gate} gives: a connection, or leave to open one, perhaps instead of another that has to be
 * closed first.
 */
final class Place {
    final Lane.Turn turn;

    @Nullable PooledConnection connection;
    /** Idle in another lane until a moment ago; nobody else knows it now. */
    @Nullable PooledConnection victim;

    /** Whether the server has let the role in, so that this is no longer on its way to the server. */
    boolean answered;

    Place(Lane.Turn turn, @Nullable PooledConnection connection, @Nullable PooledConnection victim) {
        this.turn = turn;
        this.connection = connection;
        this.victim = victim;
    }
}
