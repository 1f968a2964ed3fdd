/** How commands show what they found or are at. */
@NullMarked
package io.fraiseql.cli.output;

import org.jspecify.annotations.NullMarked;
