package io.fraiseql.graphql.sql;

/**
 * How many rows a list may have.
 *
 * @param byDefault rows of a root list without a {@code limit}
 * @param most rows of any list, whatever its {@code limit} says
 */
public record RowLimits(int byDefault, int most) {
    public RowLimits {
        if (byDefault < 1 || most < byDefault) {
            throw new IllegalArgumentException("row limits must be positive, the default not above the most");
        }
    }
}
