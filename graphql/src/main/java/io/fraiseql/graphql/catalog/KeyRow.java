package io.fraiseql.graphql.catalog;

import java.util.List;

/**
 * A row of {@code pg_constraint}: a primary or a foreign key.
 *
 * @param otherTable the referenced table of a foreign key, or 0
 */
record KeyRow(boolean primary, long table, List<Integer> columns, long otherTable, List<Integer> otherColumns) {}
