/** Physical connections: how many, whose turn it is, and when one is thrown away. */
@NullMarked
package io.fraiseql.tenancy.pool;

import org.jspecify.annotations.NullMarked;
