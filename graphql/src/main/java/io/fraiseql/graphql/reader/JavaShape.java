package io.fraiseql.graphql.reader;

import io.fraiseql.graphql.model.LeafType;

/** What a Java type holds, before it is bound. */
public sealed interface JavaShape {
    /** A scalar, an enum or a list of them; the labels of its enum are not those of the database yet. */
    record Leaf(LeafType type) implements JavaShape {}

    /**
     * A record, or a list of non-null ones.
     *
     * @param nullable whether the record, or the list, may be null
     */
    record Structure(Class<? extends Record> type, boolean list, boolean nullable) implements JavaShape {}

    /** {@code void}. */
    record Nothing() implements JavaShape {}
}
