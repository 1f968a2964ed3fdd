/**
 * GraphQL to SQL for one API: records and signatures to a schema, documents to plans, rows to JSON bytes. Knows no
 * HTTP. The way of a request: {@code plan -> sql -> execution -> json}; the way of an API at start: {@code reader ->
 * catalog -> binding -> model -> schema}.
 *
 * <p>Users may import the two exceptions, {@link io.fraiseql.graphql.SchemaException} and {@link
 * io.fraiseql.graphql.RequestException}. The rest of this package is what the server calls; the packages below it are
 * internal and change without notice.
 */
@NullMarked
package io.fraiseql.graphql;

import org.jspecify.annotations.NullMarked;
