package io.fraiseql.doctor.proof;

import com.microsoft.z3.BoolExpr;

/**
 * A condition of SQL: true, false, or neither.
 *
 * @param holds when it is true
 * @param fails when it is false; never at the same time
 */
record Truth(BoolExpr holds, BoolExpr fails) {
    Truth negated() {
        return new Truth(/* holds= */ fails, /* fails= */ holds);
    }
}
