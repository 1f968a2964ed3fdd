package io.fraiseql.graphql.sql;

import java.util.List;

/** A piece of SQL and what fills its {@code ?}s, in the order of the text. */
public record Sql(String text, List<Binding> bindings) {
    public Sql {
        bindings = List.copyOf(bindings);
    }
}
