/**
 * Records and signatures to schema, plan, SQL and JSON bytes. Knows no HTTP. The way of a request: {@code document ->
 * plan -> sql -> json}; the way of an API at start: {@code reader -> catalog -> model}.
 */
@NullMarked
package io.fraiseql.graphql;

import org.jspecify.annotations.NullMarked;
