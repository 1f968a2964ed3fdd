/**
 * Databases for development and tests. {@link io.fraiseql.embedded.LocalPostgres} is a PostgreSQL that lives as long as
 * its process, {@link io.fraiseql.embedded.ProjectDatabase} the database and the roles of a project on any PostgreSQL.
 */
@NullMarked
package io.fraiseql.embedded;

import org.jspecify.annotations.NullMarked;
