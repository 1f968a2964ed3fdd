/** Physical connections: how many there are, who gets which, and when one is thrown away. */
@NullMarked
package io.fraiseql.tenancy.pool;

import org.jspecify.annotations.NullMarked;
