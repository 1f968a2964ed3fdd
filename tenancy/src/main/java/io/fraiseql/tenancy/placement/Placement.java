package io.fraiseql.tenancy.placement;

import io.fraiseql.tenancy.TenantId;
import java.util.Objects;

/** Where a tenant's rows live. */
public sealed interface Placement {
    /** In tables that all tenants share, told apart by the tenant column and row-level security. */
    record SharedRows() implements Placement {}

    /**
     * In a schema of its own, in the shared database.
     *
     * @param schema the schema's name, unquoted
     */
    record OwnSchema(String schema) implements Placement {
        public OwnSchema {
            Objects.requireNonNull(schema, "schema is null");
        }

        /**
         * The schema that a tenant's id names: an id is short enough, and of one case, so that no two tenants
         * share one.
         */
        public static OwnSchema of(TenantId id) {
            return new OwnSchema("tenant_" + id.value());
        }
    }

    /**
     * In a database of its own.
     *
     * @param url the app role's URL of that database; holds a password, so it is never printed
     */
    record OwnDatabase(String url) implements Placement {
        public OwnDatabase {
            Objects.requireNonNull(url, "url is null");
        }

        @Override
        public String toString() {
            return "OwnDatabase[url=***]";
        }
    }
}
