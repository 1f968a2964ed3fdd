package io.fraiseql.graphql.model;

import java.util.List;
import java.util.Objects;

/**
 * A Java enum as a GraphQL enum. In PostgreSQL it may be an enum type or text.
 *
 * @param javaType the enum
 * @param values in the enum's order
 */
public record EnumType(String graphqlName, String description, Class<? extends Enum<?>> javaType, List<Value> values)
        implements ValueType {
    public EnumType {
        Objects.requireNonNull(graphqlName, "graphqlName is null");
        Objects.requireNonNull(description, "description is null");
        Objects.requireNonNull(javaType, "javaType is null");
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param name in GraphQL: the constant's name
     * @param label in PostgreSQL: the label of the enum type that equals the name in any case; of a text column,
     *     the name
     */
    public record Value(String name, String label, String description) {
        public Value {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(label, "label is null");
            Objects.requireNonNull(description, "description is null");
        }
    }
}
