/** A PostgreSQL that lives as long as its process does, and the roles and databases of a project on any PostgreSQL. */
@NullMarked
package io.fraiseql.embedded;

import org.jspecify.annotations.NullMarked;
