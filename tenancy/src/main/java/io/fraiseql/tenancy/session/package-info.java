/** The transaction that belongs to one tenant, and the only way to a connection. */
@NullMarked
package io.fraiseql.tenancy.session;

import org.jspecify.annotations.NullMarked;
