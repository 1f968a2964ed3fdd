/** Authentication: a bearer token becomes an {@link io.fraiseql.tenancy.identity.Identity}, or the request ends. */
@NullMarked
package io.fraiseql.tenancy.identity;

import org.jspecify.annotations.NullMarked;
