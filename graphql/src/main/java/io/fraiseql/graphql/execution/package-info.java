/** A plan meets a session: rows are written as they come, methods with a body run inside the transaction. */
@NullMarked
package io.fraiseql.graphql.execution;

import org.jspecify.annotations.NullMarked;
