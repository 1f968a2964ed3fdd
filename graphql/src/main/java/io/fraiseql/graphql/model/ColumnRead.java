package io.fraiseql.graphql.model;

import java.util.Objects;

/** Where SQL finds a leaf's value. */
public sealed interface ColumnRead {
    /** In a column of its own. */
    record Plain(Column column) implements ColumnRead {
        public Plain {
            Objects.requireNonNull(column, "column is null");
        }
    }

    /**
     * Under a key of the {@code data} column.
     *
     * @param data the {@code jsonb} column
     * @param key the key as it stands in the document
     */
    record Key(Column data, String key) implements ColumnRead {
        public Key {
            Objects.requireNonNull(data, "data is null");
            Objects.requireNonNull(key, "key is null");
        }
    }
}
