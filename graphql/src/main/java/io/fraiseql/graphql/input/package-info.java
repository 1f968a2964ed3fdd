/**
 * Argument values: what a document says literally and what a variable brings, told apart, so that a plan can be kept
 * while its values change. Internal.
 */
@NullMarked
package io.fraiseql.graphql.input;

import org.jspecify.annotations.NullMarked;
