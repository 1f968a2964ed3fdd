package io.fraiseql.graphql.catalog;

import io.fraiseql.graphql.catalog.Relation.TableColumn;
import java.util.List;

/**
 * A foreign key.
 *
 * @param from the referencing columns
 * @param to the referenced columns, in the same order
 */
public record ForeignKey(List<TableColumn> from, List<TableColumn> to) {
    public ForeignKey {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
