package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.catalog.Relation;
import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.Source;
import io.fraiseql.tenancy.text.Nearest;
import java.util.Optional;

/** A source, and what else the catalog knows of it. */
record BoundSource(Source source, Relation relation) {
    /** As the author wrote it, for messages. */
    String name() {
        return source.schema().map(schema -> schema + "." + source.name()).orElse(source.name());
    }

    Optional<Column> column(String name) {
        return Optional.ofNullable(source.columns().get(name));
    }

    /** What to say of a column that is not there. */
    String lacks(String column) {
        return name() + " has no column " + column
                + Nearest.hint(column, source.columns().keySet());
    }
}
