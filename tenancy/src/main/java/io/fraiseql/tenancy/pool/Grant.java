package io.fraiseql.tenancy.pool;

import org.jspecify.annotations.Nullable;

/**
 * What an {@link Allocator} gives: a connection, or leave to open one, perhaps in the stead of another that has to be
 * closed first.
 */
final class Grant {
    final TenantQueue queue;

    @Nullable PooledConnection connection;
    /** Idle in another sub-pool until a moment ago; nobody else knows it now. */
    @Nullable PooledConnection evicted;

    /** Whether the server has let the role in, so that this does not count as being opened there any more. */
    boolean authenticated;

    Grant(TenantQueue queue, @Nullable PooledConnection connection, @Nullable PooledConnection evicted) {
        this.queue = queue;
        this.connection = connection;
        this.evicted = evicted;
    }
}
