/** The doctor's probe of an API: every operation is run as one tenant, with and without another, and taken back. */
@NullMarked
package io.fraiseql.cli.probe;

import org.jspecify.annotations.NullMarked;
