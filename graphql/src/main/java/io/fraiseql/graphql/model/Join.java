package io.fraiseql.graphql.model;

import java.util.Objects;

/**
 * {@code this.from = other.to}; the tenant columns of both sides are compared beside it.
 *
 * @param from a column of this type's source
 * @param to a column of the other type's source
 */
public record Join(Column from, Column to) {
    public Join {
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(to, "to is null");
    }
}
