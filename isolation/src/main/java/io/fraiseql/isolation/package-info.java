/** What must hold of roles, tables, policies and views before anything is served. */
@NullMarked
package io.fraiseql.isolation;

import org.jspecify.annotations.NullMarked;
