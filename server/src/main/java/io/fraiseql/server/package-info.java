/**
 * An API over a multi-tenant database, served or embedded: {@link io.fraiseql.server.FraiseQL} is the way in.
 *
 * <p>An application may import these packages, and no others of {@code io.fraiseql}:
 *
 * <ul>
 * <li>{@code io.fraiseql.api}, for its schema, its resolvers and its middleware;
 * <li>this one, with {@link io.fraiseql.server.FraiseQL} and {@link io.fraiseql.server.RunningServer};
 * <li>of {@code io.fraiseql.server.startup}, {@link io.fraiseql.server.startup.StartException};
 * <li>{@code io.fraiseql.testkit}, for its tests;
 * <li>{@code io.fraiseql.tenancy} with its packages {@code config} and {@code session}, for SQL in tenants' sessions
 * without GraphQL;
 * <li>{@code io.fraiseql.tenancy.resolution}, for a {@link io.fraiseql.tenancy.resolution.TenantSource} of its own, and
 * of {@code io.fraiseql.lifecycle.provisioning} what {@link io.fraiseql.server.FraiseQL.Builder#provisioning} takes.
 * </ul>
 *
 * <p>What is public elsewhere is public for other packages of the house, and changes without notice.
 */
@NullMarked
package io.fraiseql.server;

import org.jspecify.annotations.NullMarked;
