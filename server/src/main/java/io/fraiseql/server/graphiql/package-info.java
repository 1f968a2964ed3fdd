/** The page at {@code /}: GraphiQL. Internal; {@code graphql.graphiql} turns it off. */
@NullMarked
package io.fraiseql.server.graphiql;

import org.jspecify.annotations.NullMarked;
