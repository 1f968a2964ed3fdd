/** A PostgreSQL that lives as long as the command does, and the roles and databases that the command makes on any PostgreSQL. */
@NullMarked
package io.fraiseql.cli.postgres;

import org.jspecify.annotations.NullMarked;
