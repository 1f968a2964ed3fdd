package io.fraiseql.lifecycle.ddl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which each table comes after those that its foreign keys point to. Where they point in a circle, the
 * order given stands.
 */
final class DependencyOrder {
    private final List<TableDefinition> tables;
    private final Set<TableDefinition> ordered = new LinkedHashSet<>();
    private final Set<TableDefinition> visiting = new LinkedHashSet<>();

    private DependencyOrder(List<TableDefinition> tables) {
        this.tables = tables;
    }

    static List<TableDefinition> of(List<TableDefinition> tables) {
        var order = new DependencyOrder(tables);
        tables.forEach(order::visit);
        return new ArrayList<>(order.ordered);
    }

    private void visit(TableDefinition table) {
        if (visiting.add(table)) {
            for (ForeignKeyDefinition key : table.foreignKeys()) {
                tables.stream()
                        .filter(other -> other.name().equals(key.target()))
                        .forEach(this::visit);
            }
            ordered.add(table);
        }
    }
}
