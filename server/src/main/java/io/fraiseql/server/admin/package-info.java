/**
 * The operations on tenants as a GraphQL API of their own, and its audit. Internal but for {@link
 * io.fraiseql.server.admin.AdminApi#SCOPE}; an application gives the operations to {@code FraiseQL.Builder}.
 */
@NullMarked
package io.fraiseql.server.admin;

import org.jspecify.annotations.NullMarked;
