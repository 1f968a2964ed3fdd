package io.fraiseql.doctor.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntSort;
import com.microsoft.z3.SeqSort;

/** A value of SQL that is no condition. */
sealed interface Term {
    /** When it is NULL; its value then means nothing. */
    BoolExpr isNull();

    /** What it is otherwise. */
    Expr<?> value();

    /** A text, or whatever has one canonical text, as a UUID has. */
    record Text(Expr<SeqSort<CharSort>> value, BoolExpr isNull) implements Term {}

    /** An integer of any size. */
    record Whole(Expr<IntSort> value, BoolExpr isNull) implements Term {}
}
