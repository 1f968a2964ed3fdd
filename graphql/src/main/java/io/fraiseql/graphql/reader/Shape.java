package io.fraiseql.graphql.reader;

import io.fraiseql.graphql.model.LeafType;

/** What a Java type holds, before it is bound. */
public sealed interface Shape {
    /** A scalar, an enum or a list of them; the labels of its enum are not those of the database yet. */
    record Leaf(LeafType type) implements Shape {}

    /**
     * A record, or a list of non-null ones.
     *
     * @param nullable whether the record, or the list, may be null
     */
    record Structure(Class<? extends Record> type, boolean list, boolean nullable) implements Shape {}

    /** {@code void}. */
    record Nothing() implements Shape {}
}
