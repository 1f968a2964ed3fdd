package io.fraiseql.graphql.selection;

import io.fraiseql.graphql.model.Field;

/** One member of an answer's object. */
public sealed interface Selected {
    /** The member's key in the answer: the alias, or the field's name. */
    String key();

    /** {@code __typename}. */
    record Typename(String key, String typeName) implements Selected {}

    /** A field that the caller may not see and that may be null. */
    record Denied(String key) implements Selected {}

    /** A scalar, an enum or a list of them. */
    record Value(String key, Field.Leaf field) implements Selected {}

    /**
     * Other objects.
     *
     * @param arguments of a list; all absent for one object
     */
    record Related(String key, Field.Relation field, RowArguments arguments, ObjectSelection selection)
            implements Selected {}
}
