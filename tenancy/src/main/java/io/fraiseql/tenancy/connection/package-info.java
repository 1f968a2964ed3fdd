/** The way from a URL to a connection: the one place that asks the driver for one. */
@NullMarked
package io.fraiseql.tenancy.connection;

import org.jspecify.annotations.NullMarked;
