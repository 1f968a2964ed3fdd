/**
 * What a schema author imports. There are annotations that turn records and method signatures into a GraphQL API, the
 * {@link io.fraiseql.api.Context} and {@link io.fraiseql.api.Db} that a resolver works with, and {@link
 * io.fraiseql.api.Middleware}. Depends on nothing, and runs on Java 17; JSpecify's {@code @Nullable} is all that a
 * schema needs beside it.
 */
@NullMarked
package io.fraiseql.api;

import org.jspecify.annotations.NullMarked;
