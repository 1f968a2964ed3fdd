/**
 * What a schema author imports: annotations that turn records and method signatures into a GraphQL API, the {@link
 * io.fraiseql.api.Context} and {@link io.fraiseql.api.Db} that a resolver works with, and {@link
 * io.fraiseql.api.Middleware}. Depends on nothing; JSpecify's {@code @Nullable} is all that a schema needs beside it.
 */
@NullMarked
package io.fraiseql.api;

import org.jspecify.annotations.NullMarked;
