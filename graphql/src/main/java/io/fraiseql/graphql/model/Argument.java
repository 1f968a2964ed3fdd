package io.fraiseql.graphql.model;

import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Optional;

/**
 * An argument of an operation, or a field of an input type.
 *
 * @param javaType the parameter's or component's type, generics included; {@code Optional<T>} as it stands
 * @param defaultLiteral the default as GraphQL writes it, {@code 20} or {@code "x"}
 */
public record Argument(
        String name, String description, InputShape shape, Type javaType, Optional<String> defaultLiteral) {
    public Argument {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(description, "description is null");
        Objects.requireNonNull(shape, "shape is null");
        Objects.requireNonNull(javaType, "javaType is null");
        Objects.requireNonNull(defaultLiteral, "defaultLiteral is null");
    }

    /** What an argument takes. */
    public sealed interface InputShape {
        /** Whether null is allowed. */
        boolean nullable();

        /** A scalar, an enum or a list of them. */
        record LeafInput(LeafType type) implements InputShape {
            @Override
            public boolean nullable() {
                return type.nullable();
            }
        }

        /** An input object, by its name in {@link Api#inputs}, or a list of non-null ones. */
        record ObjectInput(String input, boolean list, boolean nullable) implements InputShape {}
    }
}
