/**
 * A JUnit extension for the isolation tests of an API: a real server on a real PostgreSQL, and fresh tenants for each
 * test. {@link io.fraiseql.testkit.FraiseqlTest} is the way in; tests may import whatever is public here.
 */
@NullMarked
package io.fraiseql.testkit;

import org.jspecify.annotations.NullMarked;
