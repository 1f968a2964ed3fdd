package io.fraiseql.doctor.proof;

import com.microsoft.z3.BoolExpr;

/**
 * A condition that could not be read, so that the solver may take it for true, for false, or for neither.
 *
 * @param description what it is, for people
 */
record UnreadCondition(String description, BoolExpr holds, BoolExpr fails) {}
