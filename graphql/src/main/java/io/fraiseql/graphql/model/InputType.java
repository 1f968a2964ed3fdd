package io.fraiseql.graphql.model;

import java.util.List;
import java.util.Objects;

/** A record as an input object; its fields are arguments in the record's order. */
public record InputType(String name, String description, Class<? extends Record> javaType, List<Argument> fields) {
    public InputType {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(description, "description is null");
        Objects.requireNonNull(javaType, "javaType is null");
        fields = List.copyOf(fields);
    }
}
