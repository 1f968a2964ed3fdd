/**
 * The scalars as graphql-java knows them: strict about what a client sends. {@link
 * io.fraiseql.graphql.scalar.GraphQLScalars} lists them. Internal.
 */
@NullMarked
package io.fraiseql.graphql.scalar;

import org.jspecify.annotations.NullMarked;
