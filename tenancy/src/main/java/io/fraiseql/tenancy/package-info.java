/**
 * The words that every room of tenancy shares: {@link io.fraiseql.tenancy.TenantId}, {@link io.fraiseql.tenancy.Tenant}
 * and the {@link io.fraiseql.tenancy.TenancyException}s that end a request.
 */
@NullMarked
package io.fraiseql.tenancy;

import org.jspecify.annotations.NullMarked;
