/**
 * The page at {@code /}: GraphiQL.
 */
@NullMarked
package io.fraiseql.server.graphiql;

import org.jspecify.annotations.NullMarked;
