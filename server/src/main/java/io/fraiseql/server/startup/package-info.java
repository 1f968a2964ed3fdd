/**
 * What is opened and examined before a server serves: the API against the catalog, and the isolation of tenants.
 */
@NullMarked
package io.fraiseql.server.startup;

import org.jspecify.annotations.NullMarked;
