package io.fraiseql.graphql.model;

/** What a leaf holds: a {@link Scalar} or an {@link EnumType}. */
public sealed interface ValueType permits Scalar, EnumType {
    /** The type's name in GraphQL. */
    String graphqlName();
}
