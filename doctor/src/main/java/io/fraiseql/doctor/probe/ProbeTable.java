package io.fraiseql.doctor.probe;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A table as the probe needs to know it to make a row.
 *
 * @param name as people write it
 * @param quoted as SQL takes it
 * @param tenant its tenant column; empty when it has none
 * @param columns those that an INSERT may name
 * @param keys its foreign keys
 * @param served whether the app role may touch it
 */
record ProbeTable(
        long oid,
        String name,
        String quoted,
        Optional<String> tenant,
        List<Column> columns,
        List<Key> keys,
        boolean served) {
    ProbeTable {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(quoted, "quoted is null");
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** Where a text stands for a value of a column. */
    String placeholder(String column) {
        return "?::"
                + columns.stream()
                        .filter(one -> one.name().equals(column))
                        .map(Column::type)
                        .findFirst()
                        .orElse("text");
    }

    /**
     * A column.
     *
     * @param name unquoted
     * @param type as a cast takes it
     * @param base the name of the type below domains, without a length
     * @param label an enum's first label; empty for other types
     * @param length the most characters that it takes; 0 for no limit
     * @param needed whether an INSERT has to give it a value
     */
    record Column(String name, String type, String base, Optional<String> label, int length, boolean needed) {}

    /**
     * A foreign key.
     *
     * @param columns from the column here to the one there
     */
    record Key(long parent, Map<String, String> columns, boolean cascades) {
        Key {
            columns = Map.copyOf(columns);
        }
    }
}
