package io.fraiseql.tenancy.placement;

import java.util.OptionalInt;

/**
 * Connections to the shared database for one tenant alone.
 *
 * @param connections how many at most, at least one; empty for what {@code multitenancy.pools.per_tenant} says
 */
public record DedicatedPool(OptionalInt connections) {
    /** As many connections as a tenant's own database gets. */
    public static final DedicatedPool USUAL = new DedicatedPool(OptionalInt.empty());

    /** @throws IllegalArgumentException for less than one connection */
    public DedicatedPool {
        if (connections.isPresent() && connections.getAsInt() < 1) {
            throw new IllegalArgumentException("a pool needs at least one connection, not " + connections.getAsInt());
        }
    }
}
