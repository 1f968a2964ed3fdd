package io.fraiseql.tenancy.placement;

import java.util.Objects;

/** Where a tenant's rows live. */
public sealed interface Placement {
    /** What kind of place it is. */
    default PlacementKind kind() {
        return switch (this) {
            case SharedRows() -> PlacementKind.ROW;
            case OwnSchema _ -> PlacementKind.SCHEMA;
            case OwnDatabase _ -> PlacementKind.DATABASE;
        };
    }

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
