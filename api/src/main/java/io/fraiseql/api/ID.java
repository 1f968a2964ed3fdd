package io.fraiseql.api;

import java.util.Objects;

/**
 * A value of the GraphQL type {@code ID}, opaque to clients. A component or parameter of this type reads and compares a
 * {@code uuid}, text or integer column; in JSON it is a string.
 *
 * @param value as JSON shows it
 */
public record ID(String value) {
    public ID {
        Objects.requireNonNull(value, "value is null");
    }

    @Override
    public String toString() {
        return value;
    }
}
