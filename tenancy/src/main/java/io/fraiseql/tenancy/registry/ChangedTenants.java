package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.TenancyException;
import io.fraiseql.tenancy.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tenants that a burst of notifications says have changed. Any role of the database may send one, so a payload is
 * only ever a hint of what to read again.
 *
 * @param all whether all rows are to be read again
 * @param ids the tenants to read again, when not all
 */
record ChangedTenants(boolean all, Set<TenantId> ids) {
    static final ChangedTenants NONE = new ChangedTenants(false, Set.of());

    /** Beyond so many tenants, one pass over the table is cheaper. */
    private static final int MANY = 1_000;

    ChangedTenants {
        ids = Set.copyOf(ids);
    }

    /** Reads payloads; one that is no tenant's id asks for all rows. */
    static ChangedTenants of(List<String> payloads) {
        var ids = new HashSet<TenantId>();
        for (String payload : payloads) {
            try {
                ids.add(TenantId.parse(payload));
            } catch (TenancyException.MalformedTenant e) {
                return new ChangedTenants(true, Set.of());
            }
        }
        return ids.size() > MANY ? new ChangedTenants(true, Set.of()) : new ChangedTenants(false, ids);
    }
}
