package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.TenancyException;
import io.fraiseql.tenancy.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a burst of notifications says has changed. Any role of the database may send one, so a payload is only ever a
 * hint of what to read again.
 *
 * @param everything whether all rows are to be read again
 * @param ids the tenants to read again, when not everything
 */
record Changes(boolean everything, Set<TenantId> ids) {
    static final Changes NONE = new Changes(false, Set.of());

    /** Beyond so many tenants, one pass over the table is cheaper. */
    private static final int MANY = 1_000;

    Changes {
        ids = Set.copyOf(ids);
    }

    /** Reads payloads; one that is no tenant's id asks for everything. */
    static Changes of(List<String> payloads) {
        var ids = new HashSet<TenantId>();
        for (String payload : payloads) {
            try {
                ids.add(TenantId.parse(payload));
            } catch (TenancyException.MalformedTenant e) {
                return new Changes(true, Set.of());
            }
        }
        return ids.size() > MANY ? new Changes(true, Set.of()) : new Changes(false, ids);
    }
}
