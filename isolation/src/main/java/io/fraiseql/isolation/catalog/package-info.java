/** What PostgreSQL's catalog says of roles, relations and policies; what follows from it is for the checks to say. */
@NullMarked
package io.fraiseql.isolation.catalog;

import org.jspecify.annotations.NullMarked;
