/**
 * The corridor that every request walks, {@code authenticate -> read -> resolve -> admit -> plan -> session -> write ->
 * audit}; {@link io.fraiseql.server.request.Step} names the steps, {@link io.fraiseql.server.request.Corridor} is the walk.
 */
@NullMarked
package io.fraiseql.server.request;

import org.jspecify.annotations.NullMarked;
