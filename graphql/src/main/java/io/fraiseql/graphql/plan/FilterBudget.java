package io.fraiseql.graphql.plan;

import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.input.InputValue;

/**
 * The conditions and sort keys that one operation may still have. Each is a part of the SQL and shapes its plan, so
 * that those which variables bring count like those in the document. Confined to the planning of one operation.
 */
final class FilterBudget {
    private final int limit;
    private int used;

    FilterBudget(int limit) {
        this.limit = limit;
    }

    /**
     * Takes what a {@code where} or {@code orderBy} argument needs.
     *
     * @throws RequestException when that is more than is left
     */
    void take(InputValue argument) {
        switch (argument) {
            case InputValue.Leaf _ -> takeOne();
            // An empty object becomes SQL too.
            case InputValue.Fields fields when fields.fields().isEmpty() -> takeOne();
            case InputValue.Fields fields -> fields.fields().values().forEach(this::take);
            case InputValue.Items items -> items.items().forEach(this::take);
            case InputValue.Absent _, InputValue.Null _ -> {}
        }
    }

    private void takeOne() {
        used++;
        if (used > limit) {
            throw RequestException.badUserInput("the operation has more than " + limit
                    + " filters and sort keys; at most so many are answered, which is graphql.max_filters."
                    + " Of one column, 'in' takes a list of any length");
        }
    }
}
