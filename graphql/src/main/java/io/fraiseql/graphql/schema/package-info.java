/**
 * The API as graphql-java knows it, for validation and introspection. {@link io.fraiseql.graphql.schema.ApiLoader} is
 * the way in. Internal.
 */
@NullMarked
package io.fraiseql.graphql.schema;

import org.jspecify.annotations.NullMarked;
