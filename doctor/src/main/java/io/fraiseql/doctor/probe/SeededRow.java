package io.fraiseql.doctor.probe;

import java.util.Map;
import java.util.Objects;

/**
 * A row that the probe has made.
 *
 * @param table as people write it
 * @param columns its values as text; those that are NULL are missing
 */
public record SeededRow(String table, Map<String, String> columns) {
    public SeededRow {
        Objects.requireNonNull(table, "table is null");
        columns = Map.copyOf(columns);
    }
}
