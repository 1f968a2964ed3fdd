/** How a tenant comes to be: a row in the registry, a place for its data, tables, first rows, and a welcome. */
@NullMarked
package io.fraiseql.lifecycle.provisioning;

import org.jspecify.annotations.NullMarked;
