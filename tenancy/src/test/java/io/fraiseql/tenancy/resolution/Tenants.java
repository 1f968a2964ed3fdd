package io.fraiseql.tenancy.resolution;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.registry.TenantRegistry;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A registry in memory, whose tenants bear their ids as subdomains. */
final class Tenants implements TenantRegistry {
    private final ConcurrentHashMap<TenantId, Tenant> tenants = new ConcurrentHashMap<>();

    Tenants with(String id, TenantState state) {
        var tenant = new Tenant(new TenantId(id), id, Optional.of(id), state, "basic", new Placement.SharedRows());
        tenants.put(tenant.id(), tenant);
        return this;
    }

    void remove(String id) {
        tenants.remove(new TenantId(id));
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return Optional.ofNullable(tenants.get(id));
    }

    @Override
    public Optional<Tenant> findBySubdomain(String subdomain) {
        return tenants.values().stream()
                .filter(tenant -> tenant.subdomain().equals(Optional.of(subdomain)))
                .findFirst();
    }

    @Override
    public int size() {
        return tenants.size();
    }
}
