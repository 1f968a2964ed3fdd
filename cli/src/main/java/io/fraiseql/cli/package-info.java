/** The {@code fraiseql} command: one class for each subcommand, and how all of them fail. */
@NullMarked
package io.fraiseql.cli;

import org.jspecify.annotations.NullMarked;
