package io.fraiseql.isolation.check;

import java.util.Objects;
import java.util.Optional;

/**
 * Where tenants live: in shared tables, in schemas of their own beside them, or in a database each.
 *
 * @param schemas how their schemas are found, where they have some
 * @param ownDatabase whether the whole database is one tenant's, so that no table in it is shared
 */
public record TenancyModel(Optional<TenantSchemas> schemas, boolean ownDatabase) {
    public TenancyModel {
        Objects.requireNonNull(schemas, "schemas is null");
    }

    /** All tenants live in shared tables. */
    public static TenancyModel sharedTables() {
        return new TenancyModel(Optional.empty(), false);
    }
}
