/**
 * Java interfaces, records and enums to declarations, by reflection. Knows no database: {@link
 * io.fraiseql.graphql.reader.ApiReader} is the way in. Internal.
 */
@NullMarked
package io.fraiseql.graphql.reader;

import org.jspecify.annotations.NullMarked;
