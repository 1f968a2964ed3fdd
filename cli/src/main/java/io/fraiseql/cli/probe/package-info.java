/**
 * The doctor's probe of an API. {@link io.fraiseql.cli.probe.OperationsTrial} runs every operation as one tenant, with
 * and without the rows of another, and takes it back.
 */
@NullMarked
package io.fraiseql.cli.probe;

import org.jspecify.annotations.NullMarked;
