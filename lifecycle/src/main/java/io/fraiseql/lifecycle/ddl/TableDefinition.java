package io.fraiseql.lifecycle.ddl;

import io.fraiseql.tenancy.placement.RelationName;
import java.util.List;
import java.util.Optional;

/**
 * A table as the catalog has it, before it gets a tenant column.
 *
 * @param name unquoted
 * @param quoted fit to stand in SQL
 * @param keys primary key and unique constraints, as {@code pg_get_constraintdef} says, the primary key first
 * @param checks check and exclusion constraints likewise
 * @param indexes all indexes, those behind keys without a definition
 * @param comment as an SQL literal
 */
record TableDefinition(
        String name,
        String quoted,
        List<ColumnDefinition> columns,
        List<String> keys,
        List<String> checks,
        List<ForeignKeyDefinition> foreignKeys,
        List<IndexDefinition> indexes,
        Optional<String> comment) {
    TableDefinition {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
    }

    /** {@code v_post} for {@code tb_post}, and {@code v_post} for {@code post}. */
    String view() {
        return RelationName.quoteWhereNeeded("v_" + (name.startsWith("tb_") ? name.substring("tb_".length()) : name));
    }
}
