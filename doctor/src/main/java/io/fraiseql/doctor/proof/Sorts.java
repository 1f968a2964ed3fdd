package io.fraiseql.doctor.proof;

import com.microsoft.z3.CharSort;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntSort;
import com.microsoft.z3.SeqSort;

/** The solver's values come without their sorts; here they get them back. */
final class Sorts {
    private Sorts() {}

    @SuppressWarnings("unchecked")
    static Expr<SeqSort<CharSort>> text(Expr<?> value) {
        if (!(value.getSort() instanceof SeqSort<?>)) {
            throw new IllegalArgumentException("no text: " + value);
        }
        return (Expr<SeqSort<CharSort>>) value;
    }

    @SuppressWarnings("unchecked")
    static Expr<IntSort> whole(Expr<?> value) {
        if (!(value.getSort() instanceof IntSort)) {
            throw new IllegalArgumentException("no integer: " + value);
        }
        return (Expr<IntSort>) value;
    }
}
