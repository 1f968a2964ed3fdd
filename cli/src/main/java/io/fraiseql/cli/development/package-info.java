/**
 * What stands in for production on a developer's machine: a database made for the occasion, and tokens that anybody
 * may mint.
 */
@NullMarked
package io.fraiseql.cli.development;

import org.jspecify.annotations.NullMarked;
