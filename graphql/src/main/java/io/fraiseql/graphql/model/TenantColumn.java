package io.fraiseql.graphql.model;

import java.util.Objects;

/**
 * The column that says whose row it is. Where a source has it, it is compared, whether or not anything depends on it.
 *
 * @param name unquoted, {@code tenant_id} as a rule
 */
public record TenantColumn(String name, Need need) {
    /** Which sources must have it, of those that are not declared as shared. */
    public enum Need {
        /** All: tenants share tables. */
        EVERYWHERE,
        /**
         * None, but a source must not name a schema: each tenant has its own, and one that is named is the same
         * for all.
         */
        BESIDE_TENANT_SCHEMAS,
        /** None: each tenant has a database. */
        NOWHERE
    }

    public TenantColumn {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(need, "need is null");
    }
}
