/** The rules of isolation, what breaks them, and who answers for it. */
@NullMarked
package io.fraiseql.isolation;

import org.jspecify.annotations.NullMarked;
