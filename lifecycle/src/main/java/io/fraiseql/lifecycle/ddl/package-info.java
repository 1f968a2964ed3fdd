/** From plain tables to tables that tenants share behind row-level security. */
@NullMarked
package io.fraiseql.lifecycle.ddl;

import org.jspecify.annotations.NullMarked;
