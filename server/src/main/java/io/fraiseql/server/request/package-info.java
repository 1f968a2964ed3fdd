/**
 * The corridor that every request walks: {@code authenticate -> read -> resolve -> admit -> plan -> session -> write ->
 * audit}. {@link io.fraiseql.server.request.Step} names the steps, and {@link io.fraiseql.server.request.Corridor} is
 * the walk. Internal; an application's part in it is {@code io.fraiseql.api.Middleware}.
 */
@NullMarked
package io.fraiseql.server.request;

import org.jspecify.annotations.NullMarked;
