/**
 * Runs a plan in a session: rows are written as they come, methods with a body run inside the transaction. Internal.
 */
@NullMarked
package io.fraiseql.graphql.execution;

import org.jspecify.annotations.NullMarked;
