/** A report as a table, as JSON, as SARIF, and as a migration. */
@NullMarked
package io.fraiseql.doctor.output;

import org.jspecify.annotations.NullMarked;
