/** Whether the policies of a table imply that a row's tenant is the session's, decided by an SMT solver. */
@NullMarked
package io.fraiseql.doctor.proof;

import org.jspecify.annotations.NullMarked;
