/** From the author's {@code .java} file or jar to loaded API interfaces. */
@NullMarked
package io.fraiseql.cli.schema;

import org.jspecify.annotations.NullMarked;
