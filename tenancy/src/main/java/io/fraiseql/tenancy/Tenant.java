package io.fraiseql.tenancy;

import io.fraiseql.tenancy.placement.DedicatedPool;
import io.fraiseql.tenancy.placement.Placement;
import java.util.Objects;
import java.util.Optional;

/**
 * A tenant as the registry knows it.
 *
 * @param subdomain the label before the base domain, in lower case; empty when the tenant has none
 * @param plan what the tenant has bought, such as {@code basic}; free text
 * @param dedicatedPool the tenant's connections to the shared database, where they are its alone; one with a database
 *     of its own needs none
 */
public record Tenant(
        TenantId id,
        String name,
        Optional<String> subdomain,
        TenantState state,
        String plan,
        Placement placement,
        Optional<DedicatedPool> dedicatedPool) {
    public Tenant {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(subdomain, "subdomain is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(placement, "placement is null");
        Objects.requireNonNull(dedicatedPool, "dedicatedPool is null");
    }

    /** A tenant without connections for itself. */
    public Tenant(
            TenantId id, String name, Optional<String> subdomain, TenantState state, String plan, Placement placement) {
        this(id, name, subdomain, state, plan, placement, Optional.empty());
    }
}
