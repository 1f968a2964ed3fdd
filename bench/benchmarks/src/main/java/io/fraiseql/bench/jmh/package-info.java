/** The parts of a request one by one, over a real PostgreSQL where they need one. */
@NullMarked
package io.fraiseql.bench.jmh;

import org.jspecify.annotations.NullMarked;
