package io.fraiseql.graphql.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A view or table that is read.
 *
 * @param schema as the author wrote it; empty means that the search path decides
 * @param name unquoted
 * @param columns by name, in the catalog's order
 * @param tenantColumn the column that says whose row it is; empty for a source declared as shared, and where tenants
 *     are told apart by schema or database and the source has none
 * @param data the {@code jsonb} column named {@code data} of FraiseQL's classic views
 * @param id the column {@code id}, or the only column of the primary key beside the tenant's
 */
public record Source(
        Optional<String> schema,
        String name,
        Map<String, Column> columns,
        Optional<Column> tenantColumn,
        Optional<Column> data,
        Optional<Column> id) {
    public Source {
        Objects.requireNonNull(schema, "schema is null");
        Objects.requireNonNull(name, "name is null");
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        Objects.requireNonNull(tenantColumn, "tenantColumn is null");
        Objects.requireNonNull(data, "data is null");
        Objects.requireNonNull(id, "id is null");
    }
}
