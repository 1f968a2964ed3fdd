/**
 * The SQL of a plan: one statement a root field, relations nested in it, the tenant's predicate on every reference to a
 * source. Internal.
 */
@NullMarked
package io.fraiseql.graphql.sql;

import org.jspecify.annotations.NullMarked;
