package io.fraiseql.graphql.catalog;

import java.util.List;

/**
 * A row of {@code pg_class} with its attributes.
 *
 * @param wanted whether the API names it; the others are what wanted views are made of, and what functions return
 * @param visible whether the search path finds it
 */
record RelationRow(
        long oid,
        String schema,
        String name,
        boolean wanted,
        boolean visible,
        boolean readable,
        boolean view,
        List<Attribute> attributes) {
    RelationRow {
        attributes = List.copyOf(attributes);
    }

    /** A column, with the oid of its type. */
    record Attribute(int number, String name, long type, boolean notNull) {}

    Attribute attribute(int number) {
        return attributes.stream()
                .filter(attribute -> attribute.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(schema + "." + name + " has no attribute " + number));
    }

    boolean answersTo(QualifiedName wanted) {
        return name.equals(wanted.name()) && wanted.schema().map(schema::equals).orElse(visible);
    }
}
