package io.fraiseql.graphql.reader;

import java.util.List;

/** An {@code @Input} record. */
public record InputDeclaration(
        Element element,
        String name,
        String description,
        Class<? extends Record> javaType,
        List<ParameterDeclaration> components) {
    public InputDeclaration {
        components = List.copyOf(components);
    }
}
