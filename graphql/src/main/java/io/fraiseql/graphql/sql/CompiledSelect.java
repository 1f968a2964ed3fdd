package io.fraiseql.graphql.sql;

import io.fraiseql.graphql.json.RowShape;

/**
 * One statement and how its rows are written.
 *
 * @param key the number of a further column that holds each row's id as text, or 0
 */
public record CompiledSelect(Sql sql, RowShape shape, int key) {}
