/**
 * What PostgreSQL's catalog says of the sources and functions that an API names. Reads no row of any table of the
 * user's. Internal.
 */
@NullMarked
package io.fraiseql.graphql.catalog;

import org.jspecify.annotations.NullMarked;
