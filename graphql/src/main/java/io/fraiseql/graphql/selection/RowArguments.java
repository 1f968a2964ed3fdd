package io.fraiseql.graphql.selection;

import io.fraiseql.graphql.input.Input;

/** Which rows of a source, and in which order. */
public record RowArguments(Input where, Input orderBy, Input limit, Input offset) {
    /** All rows, in no order. */
    public static final RowArguments NONE =
            new RowArguments(new Input.Absent(), new Input.Absent(), new Input.Absent(), new Input.Absent());
}
