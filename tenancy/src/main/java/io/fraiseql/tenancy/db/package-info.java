/** What an author's SQL needs: {@link io.fraiseql.api.Db} on an open transaction, its parameters and its rows. */
@NullMarked
package io.fraiseql.tenancy.db;

import org.jspecify.annotations.NullMarked;
