/**
 * GraphQL over HTTP, and the way to embed it. A request walks one corridor, {@code authenticate -> read -> resolve -> admit -> plan ->
 * session -> write -> audit}; {@code Corridor} is that walk, {@code GraphQLHandler} is what HTTP adds on either side of it.
 */
@NullMarked
package io.fraiseql.server;

import org.jspecify.annotations.NullMarked;
