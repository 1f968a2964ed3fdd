/**
 * JSON as bytes: PostgreSQL's text of a value, or a Java value, written once and never through a String where it can be
 * avoided. Internal.
 */
@NullMarked
package io.fraiseql.graphql.json;

import org.jspecify.annotations.NullMarked;
