package io.fraiseql.isolation.check;

import java.util.Objects;
import java.util.Optional;

/**
 * Where tenants live, other than in shared tables.
 *
 * @param schemas how their schemas are found, where they have some
 * @param ownDatabase whether the whole database is one tenant's, so that no table in it is shared
 */
public record Homes(Optional<TenantSchemas> schemas, boolean ownDatabase) {
    public Homes {
        Objects.requireNonNull(schemas, "schemas is null");
    }

    /** All tenants live in shared tables. */
    public static Homes sharedTables() {
        return new Homes(Optional.empty(), false);
    }
}
