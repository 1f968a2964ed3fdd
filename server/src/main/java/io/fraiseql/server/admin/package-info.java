/** The operations on tenants as a GraphQL API of their own. Knows no HTTP. */
@NullMarked
package io.fraiseql.server.admin;

import org.jspecify.annotations.NullMarked;
