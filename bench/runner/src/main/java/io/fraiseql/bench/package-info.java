/**
 * The programs behind {@code bench/run} and {@code bench/scale}. They run FraiseQL, its peers and the limit under the
 * same load in turn, and tell the ratio between them.
 */
@NullMarked
package io.fraiseql.bench;

import org.jspecify.annotations.NullMarked;
