/**
 * {@code fraiseql.toml} as records. Every mistake in the file is told at once, with line, column and the nearest
 * known key.
 */
@NullMarked
package io.fraiseql.tenancy.config;

import org.jspecify.annotations.NullMarked;
