package io.fraiseql.graphql.selection;

import io.fraiseql.graphql.input.InputValue;

/** Which rows of a source, and in which order. */
public record RowArguments(InputValue where, InputValue orderBy, InputValue limit, InputValue offset) {
    /** All rows, in no order. */
    public static final RowArguments NONE = new RowArguments(
            new InputValue.Absent(), new InputValue.Absent(), new InputValue.Absent(), new InputValue.Absent());
}
