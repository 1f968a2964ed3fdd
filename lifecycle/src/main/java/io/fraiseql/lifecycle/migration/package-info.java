/** One set of versioned SQL files, and every place that tenants live in brought to the last of them. */
@NullMarked
package io.fraiseql.lifecycle.migration;

import org.jspecify.annotations.NullMarked;
