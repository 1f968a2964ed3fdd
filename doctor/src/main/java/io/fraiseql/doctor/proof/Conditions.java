package io.fraiseql.doctor.proof;

import com.microsoft.z3.ArithSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import io.fraiseql.isolation.policy.Expression;
import io.fraiseql.isolation.policy.Expression.Comparison;
import io.fraiseql.isolation.policy.PgType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Conditions in three-valued logic. The smallest condition around something that could not be read is an open one. */
final class Conditions {
    private final Encoding encoding;
    private final Context context;

    Conditions(Encoding encoding) {
        this.encoding = encoding;
        this.context = encoding.context();
    }

    Truth encode(Expression expression) {
        return switch (expression) {
            case Expression.And(List<Expression> parts) -> {
                List<Truth> truths = parts.stream().map(this::encode).toList();
                yield new Truth(all(truths, Truth::holds), any(truths, Truth::fails));
            }
            case Expression.Or(List<Expression> parts) -> {
                List<Truth> truths = parts.stream().map(this::encode).toList();
                yield new Truth(any(truths, Truth::holds), all(truths, Truth::fails));
            }
            case Expression.Not(Expression argument) -> encode(argument).negated();
            case Expression.IsNull(Expression argument) -> isNull(argument);
            case Expression.BooleanTest(Expression argument, boolean value) -> {
                Truth truth = encode(argument);
                yield certain(value ? truth.holds() : truth.fails());
            }
            case Comparison(var operator, var left, var right) -> comparison(operator, left, right);
            case Expression.Distinct(Expression left, Expression right) -> distinct(left, right);
            case Expression.Exists(String description, Expression condition) -> {
                Truth unread = encoding.unread(description);
                encoding.fact(
                        context.mkImplies(unread.holds(), encode(condition).holds()));
                yield unread;
            }
            case Expression.Opaque opaque -> encoding.unread(opaque.description());
            case Expression.Constant constant ->
                new Truth(
                        context.mkBool(constant.literal().equals(Optional.of("true"))),
                        context.mkBool(constant.literal().equals(Optional.of("false"))));
            case Expression.Column column -> encoding.booleanColumn(column);
            case Expression.Coalesce coalesce -> coalesce(coalesce.parts());
            case Expression.Case choice -> choose(choice);
            case Expression.NullIf(Expression left, Expression right) -> {
                Truth value = encode(left);
                BoolExpr kept = context.mkNot(encode(new Comparison(Comparison.Operator.EQUAL, left, right))
                        .holds());
                yield new Truth(context.mkAnd(value.holds(), kept), context.mkAnd(value.fails(), kept));
            }
            case Expression.Cast cast -> ofText(cast);
            case Expression.Variable _, Expression.CurrentUser _ ->
                throw new IllegalArgumentException("a text where a condition is due: " + expression);
        };
    }

    /** What in an expression could not be read. */
    private static Optional<String> unread(Expression expression) {
        return expression
                .all()
                .flatMap(part -> Optional.ofNullable(
                        switch (part) {
                            case Expression.Opaque opaque -> opaque.description();
                            case Expression.Exists exists -> exists.description();
                            case Expression.Cast(Expression argument, PgType type)
                            when !Conversions.knows(argument.type().kind(), type.kind()) ->
                                "the cast from " + argument.type() + " to " + type;
                            default -> null;
                        })
                        .stream())
                .findFirst();
    }

    private Truth isNull(Expression argument) {
        if (argument.type().kind() == PgType.Kind.BOOLEAN) {
            Truth truth = encode(argument);
            return certain(context.mkNot(context.mkOr(truth.holds(), truth.fails())));
        }
        return unread(argument)
                .map(encoding::unread)
                .orElseGet(() -> certain(encoding.term(argument).isNull()));
    }

    private Truth comparison(Comparison.Operator operator, Expression left, Expression right) {
        if (left.type().kind() == PgType.Kind.BOOLEAN) {
            return booleans(operator, encode(left), encode(right));
        }
        Optional<String> unread = unread(left).or(() -> unread(right));
        if (unread.isPresent()) {
            return encoding.unread(unread.get());
        }
        Term one = encoding.term(left);
        Term other = encoding.term(right);
        BoolExpr present = context.mkNot(context.mkOr(one.isNull(), other.isNull()));
        BoolExpr holds = holds(operator, one, other);
        return new Truth(context.mkAnd(present, holds), context.mkAnd(present, context.mkNot(holds)));
    }

    private BoolExpr holds(Comparison.Operator operator, Term left, Term right) {
        return switch (operator) {
            case EQUAL -> context.mkEq(left.value(), right.value());
            case NOT_EQUAL -> context.mkNot(context.mkEq(left.value(), right.value()));
            case LESS -> context.mkLt(number(left), number(right));
            case LESS_OR_EQUAL -> context.mkLe(number(left), number(right));
            case GREATER -> context.mkGt(number(left), number(right));
            case GREATER_OR_EQUAL -> context.mkGe(number(left), number(right));
        };
    }

    private static Expr<? extends ArithSort> number(Term term) {
        return Sorts.whole(term.value());
    }

    private Truth booleans(Comparison.Operator operator, Truth left, Truth right) {
        BoolExpr same =
                context.mkOr(context.mkAnd(left.holds(), right.holds()), context.mkAnd(left.fails(), right.fails()));
        BoolExpr different =
                context.mkOr(context.mkAnd(left.holds(), right.fails()), context.mkAnd(left.fails(), right.holds()));
        return switch (operator) {
            case EQUAL -> new Truth(same, different);
            case NOT_EQUAL -> new Truth(different, same);
            default -> encoding.unread("booleans in an order");
        };
    }

    private Truth distinct(Expression left, Expression right) {
        BoolExpr bothNull = context.mkAnd(isNull(left).holds(), isNull(right).holds());
        Truth equal = comparison(Comparison.Operator.EQUAL, left, right);
        return certain(context.mkNot(context.mkOr(bothNull, equal.holds())));
    }

    private Truth coalesce(List<Expression> parts) {
        Truth result = encode(parts.getLast());
        for (Expression part : parts.reversed().subList(1, parts.size())) {
            Truth truth = encode(part);
            BoolExpr known = context.mkOr(truth.holds(), truth.fails());
            BoolExpr next = context.mkNot(known);
            result = new Truth(
                    context.mkOr(truth.holds(), context.mkAnd(next, result.holds())),
                    context.mkOr(truth.fails(), context.mkAnd(next, result.fails())));
        }
        return result;
    }

    private Truth choose(Expression.Case choice) {
        Truth result = encode(choice.otherwise());
        for (Expression.Case.Arm arm : choice.arms().reversed()) {
            BoolExpr taken = encode(arm.condition()).holds();
            Truth yes = encode(arm.result());
            result = new Truth((BoolExpr) context.mkITE(taken, yes.holds(), result.holds()), (BoolExpr)
                    context.mkITE(taken, yes.fails(), result.fails()));
        }
        return result;
    }

    private Truth ofText(Expression.Cast cast) {
        Expression argument = cast.argument();
        Optional<String> unread = unread(cast);
        if (unread.isPresent() || argument.type().kind() != PgType.Kind.TEXT) {
            return encoding.unread(unread.orElse("the cast from " + argument.type() + " to boolean"));
        }
        Term term = encoding.term(argument);
        BoolExpr present = context.mkNot(term.isNull());
        var text = Sorts.text(term.value());
        return new Truth(
                context.mkAnd(present, encoding.conversions().isBoolean(text, true)),
                context.mkAnd(present, encoding.conversions().isBoolean(text, false)));
    }

    private Truth certain(BoolExpr holds) {
        return new Truth(holds, context.mkNot(holds));
    }

    private BoolExpr all(List<Truth> truths, Function<Truth, BoolExpr> side) {
        return context.mkAnd(truths.stream().map(side).toArray(BoolExpr[]::new));
    }

    private BoolExpr any(List<Truth> truths, Function<Truth, BoolExpr> side) {
        return context.mkOr(truths.stream().map(side).toArray(BoolExpr[]::new));
    }
}
