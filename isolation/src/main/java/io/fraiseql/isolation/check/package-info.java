/** The static examination of a database: each check asks the catalog, and says what follows from the answer. */
@NullMarked
package io.fraiseql.isolation.check;

import org.jspecify.annotations.NullMarked;
