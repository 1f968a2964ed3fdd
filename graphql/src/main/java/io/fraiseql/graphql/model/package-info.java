/**
 * The API as the engine knows it: types, fields and operations, each bound to the column, key or method that answers
 * it. Immutable. Internal.
 */
@NullMarked
package io.fraiseql.graphql.model;

import org.jspecify.annotations.NullMarked;
