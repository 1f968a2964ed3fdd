/** Runs FraiseQL, its peers and the limit under the same load in turn, and tells the ratio between them. */
@NullMarked
package io.fraiseql.bench;

import org.jspecify.annotations.NullMarked;
