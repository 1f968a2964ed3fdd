package io.fraiseql.doctor.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Params;
import com.microsoft.z3.SeqSort;
import com.microsoft.z3.Solver;
import io.fraiseql.isolation.policy.Expression;
import io.fraiseql.isolation.policy.PgType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One policy question in the solver's terms. Columns and variables are free; the variables that hold the tenant have
 * one text, the session's, and the tenant that this text names is a value of the tenant column's type.
 */
final class Encoding {
    /** The solver gives up on one question after so long, and nothing is proven then. */
    private static final int TIMEOUT_MILLIS = 5_000;

    /** Whether the session has a tenant at all. */
    enum Session {
        OF_A_TENANT,
        OF_NOBODY
    }

    private final Context context;
    private final Session session;
    private final Set<String> tenantVariables;
    private final String role;
    private final Map<Object, Symbol> symbols = new LinkedHashMap<>();
    private final List<BoolExpr> facts = new ArrayList<>();
    private final List<UnreadCondition> unread = new ArrayList<>();
    private final Expr<SeqSort<CharSort>> tenantText;
    private final Term rowTenant;
    private final Term sessionTenant;
    private final Conversions conversions;
    private final Conditions conditions;

    /** @param role the role that reads or writes */
    Encoding(Context context, Expression.Column tenant, Set<String> tenantVariables, String role, Session session) {
        this.context = context;
        this.session = session;
        this.tenantVariables = tenantVariables;
        this.role = role;
        this.tenantText = context.mkConst("session tenant's text", context.getStringSort());
        this.conversions = new Conversions(context, facts);
        this.conditions = new Conditions(this);
        this.rowTenant = term(tenant);
        this.sessionTenant = conversions.convert(
                new Term.Text(tenantText, context.mkFalse()),
                PgType.TEXT.kind(),
                tenant.type().kind());
        // The text is the canonical one, so it is the text of the value that it names.
        facts.add(context.mkEq(
                conversions
                        .convert(sessionTenant, tenant.type().kind(), PgType.TEXT.kind())
                        .value(),
                tenantText));
        facts.add(
                session == Session.OF_A_TENANT
                        ? context.mkNot(context.mkEq(tenantText, context.mkString("")))
                        : context.mkEq(tenantText, context.mkString("")));
    }

    Context context() {
        return context;
    }

    /** A solver that knows what holds in every session and for every row, and these conditions. */
    Solver solver(BoolExpr... conditions) {
        Solver solver = context.mkSolver();
        Params parameters = context.mkParams();
        parameters.add("timeout", TIMEOUT_MILLIS);
        solver.setParameters(parameters);
        solver.add(facts.toArray(BoolExpr[]::new));
        solver.add(conditions);
        return solver;
    }

    /** What could not be read. */
    List<UnreadCondition> unread() {
        return List.copyOf(unread);
    }

    /** What the solver may choose, but the row's tenant and the session's. */
    List<Symbol> symbols() {
        return symbols.values().stream()
                .filter(symbol -> !symbol.value().equals(rowTenant.value()))
                .toList();
    }

    /** The row is of another tenant than the session. */
    BoolExpr anotherTenantsRow() {
        return context.mkAnd(
                context.mkNot(rowTenant.isNull()),
                context.mkNot(context.mkEq(rowTenant.value(), sessionTenant.value())));
    }

    /** The row is of no tenant at all. */
    BoolExpr nobodysRow() {
        return rowTenant.isNull();
    }

    /** A condition. */
    Truth condition(Expression expression) {
        return conditions.encode(expression);
    }

    /** A value that is no condition, and in which everything was understood. */
    Term term(Expression expression) {
        return switch (expression) {
            case Expression.Column column -> symbol(column, column.range() + "." + column.name(), column.notNull());
            case Expression.Variable variable -> variable(variable);
            case Expression.Constant constant -> constant(constant);
            case Expression.CurrentUser _ -> new Term.Text(context.mkString(role), context.mkFalse());
            case Expression.Cast cast -> cast(cast);
            case Expression.Coalesce coalesce -> coalesce(coalesce);
            case Expression.NullIf(var left, var right) -> {
                Term value = term(left);
                BoolExpr equal = conditions
                        .encode(new Expression.Comparison(Expression.Comparison.Operator.EQUAL, left, right))
                        .holds();
                yield withNull(value, context.mkOr(value.isNull(), equal));
            }
            case Expression.Case choice -> choose(choice);
            default -> throw new IllegalArgumentException("a condition where a value is due: " + expression);
        };
    }

    /** A condition that nothing is known of. */
    Truth unread(String description) {
        BoolExpr holds = context.mkBoolConst("open " + unread.size() + " holds");
        BoolExpr fails = context.mkBoolConst("open " + unread.size() + " fails");
        unread.add(new UnreadCondition(description, holds, fails));
        return new Truth(holds, context.mkAnd(fails, context.mkNot(holds)));
    }

    void fact(BoolExpr fact) {
        facts.add(fact);
    }

    /** Whether a condition is a column, whose value the solver chooses. */
    Truth booleanColumn(Expression.Column column) {
        Symbol symbol = symbols.computeIfAbsent(
                column.range() + "." + column.name(),
                name -> new Symbol(
                        column,
                        context.mkBoolConst(name.toString()),
                        column.notNull() ? context.mkFalse() : context.mkBoolConst(name + " is null")));
        var value = (BoolExpr) symbol.value();
        BoolExpr present = context.mkNot(symbol.isNull());
        return new Truth(context.mkAnd(present, value), context.mkAnd(present, context.mkNot(value)));
    }

    Conversions conversions() {
        return conversions;
    }

    private Term variable(Expression.Variable variable) {
        if (tenantVariables.contains(variable.name())) {
            // In a session of nobody the variable was never set, or is empty since an earlier transaction.
            return new Term.Text(
                    tenantText,
                    session == Session.OF_A_TENANT || !variable.missingOk()
                            ? context.mkFalse()
                            : context.mkBoolConst("no tenant"));
        }
        // One value under either form; the form that has to find it fails where there is none.
        Term term = symbol(new Expression.Variable(variable.name(), true), variable.name(), false);
        return variable.missingOk() ? term : withNull(term, context.mkFalse());
    }

    private Term symbol(Expression source, String name, boolean notNull) {
        boolean whole = source.type().kind() == PgType.Kind.INTEGER;
        Symbol symbol = symbols.computeIfAbsent(
                name,
                _ -> new Symbol(
                        source,
                        whole
                                ? context.mkConst(name, context.getIntSort())
                                : context.mkConst(name, context.getStringSort()),
                        notNull ? context.mkFalse() : context.mkBoolConst(name + " is null")));
        if (source instanceof Expression.Column) {
            facts.add(conversions.existing(symbol.value(), source.type().kind()));
        }
        return whole
                ? new Term.Whole(Sorts.whole(symbol.value()), symbol.isNull())
                : new Term.Text(Sorts.text(symbol.value()), symbol.isNull());
    }

    private Term constant(Expression.Constant constant) {
        BoolExpr isNull = context.mkBool(constant.literal().isEmpty());
        return constant.type().kind() == PgType.Kind.INTEGER
                ? new Term.Whole(context.mkInt(constant.literal().orElse("0")), isNull)
                : new Term.Text(context.mkString(constant.literal().orElse("")), isNull);
    }

    private Term cast(Expression.Cast cast) {
        Expression argument = cast.argument();
        if (argument.type().kind() == PgType.Kind.BOOLEAN) {
            Truth truth = conditions.encode(argument);
            Expr<SeqSort<CharSort>> text =
                    context.mkITE(truth.holds(), context.mkString("true"), context.mkString("false"));
            return new Term.Text(text, context.mkNot(context.mkOr(truth.holds(), truth.fails())));
        }
        return conversions.convert(
                term(argument), argument.type().kind(), cast.type().kind());
    }

    private Term coalesce(Expression.Coalesce coalesce) {
        Term result = term(coalesce.parts().getLast());
        for (Expression part :
                coalesce.parts().reversed().subList(1, coalesce.parts().size())) {
            Term term = term(part);
            result = either(context.mkNot(term.isNull()), term, result);
        }
        return result;
    }

    private Term choose(Expression.Case choice) {
        Term result = term(choice.otherwise());
        for (Expression.Case.Arm arm : choice.arms().reversed()) {
            result = either(conditions.encode(arm.condition()).holds(), term(arm.result()), result);
        }
        return result;
    }

    private Term either(BoolExpr condition, Term yes, Term no) {
        var isNull = (BoolExpr) context.mkITE(condition, yes.isNull(), no.isNull());
        if (yes instanceof Term.Whole left && no instanceof Term.Whole right) {
            return new Term.Whole(context.mkITE(condition, left.value(), right.value()), isNull);
        }
        return new Term.Text(context.mkITE(condition, Sorts.text(yes.value()), Sorts.text(no.value())), isNull);
    }

    private static Term withNull(Term term, BoolExpr isNull) {
        return switch (term) {
            case Term.Text text -> new Term.Text(text.value(), isNull);
            case Term.Whole whole -> new Term.Whole(whole.value(), isNull);
        };
    }
}
