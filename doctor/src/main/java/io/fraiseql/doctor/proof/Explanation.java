package io.fraiseql.doctor.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Model;
import com.microsoft.z3.Status;
import io.fraiseql.doctor.proof.Verdict.Opener;
import io.fraiseql.isolation.policy.Expression;
import io.fraiseql.isolation.policy.PgType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A counter-example in words: of all that the solver chose, what the row has to have for it to pass. */
final class Explanation {
    private final Encoding encoding;
    private final Context context;
    private final Map<Symbol, BoolExpr> choices = new LinkedHashMap<>();
    private final Model model;

    public Explanation(Encoding encoding, Model model) {
        this.encoding = encoding;
        this.context = encoding.context();
        this.model = model;
        // The row first, so that what is left over at the end is the session's doing only where it must be.
        encoding.symbols().stream()
                .sorted(Comparator.comparing(symbol -> symbol.source() instanceof Expression.Variable))
                .forEach(symbol -> choices.put(symbol, choice(symbol)));
    }

    Verdict.Leak leak(BoolExpr passes, BoolExpr session, Opener opener) {
        var needed = new ArrayList<>(choices.keySet());
        for (Symbol symbol : choices.keySet()) {
            var fewer = new ArrayList<>(needed);
            fewer.remove(symbol);
            if (suffices(fewer, passes, session)) {
                needed.remove(symbol);
            }
        }
        return new Verdict.Leak(
                needed.stream()
                        .filter(symbol -> symbol.source() instanceof Expression.Column)
                        .map(this::column)
                        .toList(),
                needed.stream()
                        .filter(symbol -> symbol.source() instanceof Expression.Variable)
                        .map(this::variable)
                        .toList(),
                opener);
    }

    private boolean suffices(List<Symbol> symbols, BoolExpr passes, BoolExpr session) {
        var conditions = new ArrayList<>(List.of(encoding.anotherTenantsRow(), session, context.mkNot(passes)));
        symbols.stream()
                .flatMap(symbol -> Optional.ofNullable(choices.get(symbol)).stream())
                .forEach(conditions::add);
        return encoding.solver(conditions.toArray(BoolExpr[]::new)).check() == Status.UNSATISFIABLE;
    }

    private BoolExpr choice(Symbol symbol) {
        return isNull(symbol)
                ? symbol.isNull()
                : context.mkAnd(
                        context.mkNot(symbol.isNull()), context.mkEq(symbol.value(), model.eval(symbol.value(), true)));
    }

    private boolean isNull(Symbol symbol) {
        return model.eval(symbol.isNull(), true).isTrue();
    }

    private String column(Symbol symbol) {
        String name = ((Expression.Column) symbol.source()).name();
        if (isNull(symbol)) {
            return name + " NULL";
        }
        PgType.Kind kind = symbol.source().type().kind();
        Expr<?> value = model.eval(symbol.value(), true);
        return switch (kind) {
            case BOOLEAN -> name + " " + value;
            case INTEGER -> name + " " + value;
            case TEXT, ENUM -> name + " " + text(value);
            // The solver knows no forms of these; what it chose is only one of many.
            case UUID -> isUuid(value) ? name + " " + text(value) : "a certain " + name;
            case OTHER -> "a certain " + name;
        };
    }

    private String variable(Symbol symbol) {
        String name = ((Expression.Variable) symbol.source()).name();
        if (isNull(symbol)) {
            return name + " is not set";
        }
        return name + " = " + text(model.eval(symbol.value(), true));
    }

    private static String text(Expr<?> value) {
        return value.isString() ? "'" + value.getString().replace("'", "''") + "'" : "a certain value";
    }

    private static boolean isUuid(Expr<?> value) {
        try {
            return value.isString()
                    && !UUID.fromString(value.getString()).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
