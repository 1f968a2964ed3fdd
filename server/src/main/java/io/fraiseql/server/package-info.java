/**
 * An API over a multi-tenant database, served or embedded: {@link io.fraiseql.server.FraiseQL} is the way in. Of the
 * packages below, an application needs {@link io.fraiseql.server.startup.StartException} alone.
 */
@NullMarked
package io.fraiseql.server;

import org.jspecify.annotations.NullMarked;
