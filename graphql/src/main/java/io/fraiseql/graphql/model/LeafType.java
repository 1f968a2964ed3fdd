package io.fraiseql.graphql.model;

import java.util.Objects;

/**
 * The type of a field or argument that has no fields of its own.
 *
 * @param list whether it is a list of {@code value}, an SQL array
 * @param nullable whether the value, or the list, may be null
 * @param elementNullable whether a list's elements may be null; false without a list
 */
public record LeafType(ValueType value, boolean list, boolean nullable, boolean elementNullable) {
    public LeafType {
        Objects.requireNonNull(value, "value is null");
    }
}
