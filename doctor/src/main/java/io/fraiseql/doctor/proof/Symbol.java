package io.fraiseql.doctor.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;
import io.fraiseql.isolation.policy.Expression;

/**
 * Something that the solver may choose: a column of the row or a variable of the session.
 *
 * @param source the column or variable
 * @param value its value
 * @param isNull whether it is NULL
 */
record Symbol(Expression source, Expr<?> value, BoolExpr isNull) {}
