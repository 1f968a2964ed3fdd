package io.fraiseql.graphql.catalog;

import io.fraiseql.graphql.model.Column;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table or view.
 *
 * @param readable whether the connected role may select from it, or from a column of it at least
 * @param columns in the catalog's order
 * @param primaryKey the key's columns; empty for a view
 * @param origins for a view's column that is a table's column as it is, that column; a table's columns are their
 *     own origins
 */
public record Relation(
        String schema,
        String name,
        boolean readable,
        Map<String, Column> columns,
        List<String> primaryKey,
        Map<String, TableColumn> origins) {
    public Relation {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        primaryKey = List.copyOf(primaryKey);
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    }

    /**
     * A column of a table.
     *
     * @param table the table's oid
     */
    public record TableColumn(long table, String column) {}
}
