package io.fraiseql.lifecycle.ddl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts each table behind those that its foreign keys point to; where they point in a circle, the order given stands.
 */
final class DependencyOrder {
    private final List<PlainTable> tables;
    private final Set<PlainTable> ordered = new LinkedHashSet<>();
    private final Set<PlainTable> visiting = new LinkedHashSet<>();

    private DependencyOrder(List<PlainTable> tables) {
        this.tables = tables;
    }

    static List<PlainTable> of(List<PlainTable> tables) {
        var order = new DependencyOrder(tables);
        tables.forEach(order::visit);
        return new ArrayList<>(order.ordered);
    }

    private void visit(PlainTable table) {
        if (visiting.add(table)) {
            for (PlainForeignKey key : table.foreignKeys()) {
                tables.stream()
                        .filter(other -> other.name().equals(key.target()))
                        .forEach(this::visit);
            }
            ordered.add(table);
        }
    }
}
