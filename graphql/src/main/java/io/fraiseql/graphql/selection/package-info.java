/**
 * What a document selects of the model: fragments expanded, directives applied, equal fields merged, access
 * decided. Internal.
 */
@NullMarked
package io.fraiseql.graphql.selection;

import org.jspecify.annotations.NullMarked;
