package io.fraiseql.graphql.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A record as an object type.
 *
 * @param source what its rows are read from; empty for a type that only Java makes
 * @param fields by name, in the record's order
 */
public record ObjectType(
        String name,
        String description,
        Class<? extends Record> javaType,
        Optional<Source> source,
        Map<String, Field> fields) {
    public ObjectType {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(description, "description is null");
        Objects.requireNonNull(javaType, "javaType is null");
        Objects.requireNonNull(source, "source is null");
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
