package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import java.util.Optional;

/** The tenants that exist. Look-ups touch memory only. Thread-safe. */
public interface TenantRegistry {
    /** The tenant of this id, in whatever state. */
    Optional<Tenant> find(TenantId id);

    /** The tenant of this subdomain, in lower case, in whatever state. */
    Optional<Tenant> findBySubdomain(String subdomain);

    /** How many tenants are known. */
    int size();
}
