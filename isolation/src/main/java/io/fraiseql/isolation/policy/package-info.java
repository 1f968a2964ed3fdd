/**
 * Row-level security policies as PostgreSQL analysed them: its own trees, read into expressions that can be
 * reasoned about.
 */
@NullMarked
package io.fraiseql.isolation.policy;

import org.jspecify.annotations.NullMarked;
