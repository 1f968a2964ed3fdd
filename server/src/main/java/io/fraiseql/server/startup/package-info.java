/**
 * What is opened and inspected before a server serves: the API against the catalog, and the isolation of tenants.
 * Internal but for {@link io.fraiseql.server.startup.StartException}.
 */
@NullMarked
package io.fraiseql.server.startup;

import org.jspecify.annotations.NullMarked;
