/** Where a tenant's rows live. */
@NullMarked
package io.fraiseql.tenancy.placement;

import org.jspecify.annotations.NullMarked;
