package io.fraiseql.lifecycle.ddl;

import java.util.List;
import java.util.Optional;

/**
 * A table as the catalog has it, before it is shared.
 *
 * @param name unquoted
 * @param quoted fit to stand in SQL
 * @param keys primary key and unique constraints, as {@code pg_get_constraintdef} says, the primary key first
 * @param checks check and exclusion constraints likewise
 * @param indexes all indexes, those behind keys without a definition
 * @param comment as an SQL literal
 */
record PlainTable(
        String name,
        String quoted,
        List<PlainColumn> columns,
        List<String> keys,
        List<String> checks,
        List<PlainForeignKey> foreignKeys,
        List<PlainIndex> indexes,
        Optional<String> comment) {
    PlainTable {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
    }

    /** {@code v_post} for {@code tb_post}, and {@code v_post} for {@code post}. */
    String view() {
        return RowLevelOptions.readable("v_" + (name.startsWith("tb_") ? name.substring("tb_".length()) : name));
    }
}
