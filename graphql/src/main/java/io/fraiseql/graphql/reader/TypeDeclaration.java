package io.fraiseql.graphql.reader;

import io.fraiseql.graphql.model.Access;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/**
 * A {@code @Type} record.
 *
 * @param sqlSource as the author wrote it
 * @param shared whether its rows belong to no tenant
 * @param components those whose type can be mapped, in the record's order
 */
public record TypeDeclaration(
        Element element,
        String name,
        String description,
        Class<? extends Record> javaType,
        Optional<String> sqlSource,
        boolean shared,
        List<Component> components) {
    public TypeDeclaration {
        components = List.copyOf(components);
    }

    /** One component; of a relation {@code from} and {@code to} are what its annotation says. */
    public record Component(
            Element element,
            String name,
            String description,
            Access access,
            RecordComponent component,
            JavaShape shape,
            Optional<String> from,
            Optional<String> to) {}
}
