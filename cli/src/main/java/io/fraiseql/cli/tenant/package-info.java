/** The commands about tenants. */
@NullMarked
package io.fraiseql.cli.tenant;

import org.jspecify.annotations.NullMarked;
