package io.fraiseql.doctor.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.IntSort;
import com.microsoft.z3.SeqSort;
import com.microsoft.z3.Sort;
import io.fraiseql.isolation.policy.PgType;
import java.util.List;
import java.util.UUID;

/**
 * Casts. All that is known of one from text is that it undoes the one to text; which texts it takes at all is
 * PostgreSQL's business, since a text that it does not take ends the statement and shows no row.
 */
final class Conversions {
    private final Context context;
    private final List<BoolExpr> facts;
    private final FuncDecl<SeqSort<CharSort>> uuidOf;
    private final FuncDecl<IntSort> integerOf;
    private final FuncDecl<SeqSort<CharSort>> textOf;

    Conversions(Context context, List<BoolExpr> facts) {
        this.context = context;
        this.facts = facts;
        Sort text = context.getStringSort();
        this.uuidOf = context.mkFuncDecl("uuid of", text, context.getStringSort());
        this.integerOf = context.mkFuncDecl("integer of", text, context.getIntSort());
        this.textOf = context.mkFuncDecl("text of", context.getIntSort(), context.getStringSort());
    }

    /**
     * What is in a column is no value that the empty text was cast to: PostgreSQL refuses that cast, and ends
     * the statement.
     */
    BoolExpr existing(Expr<?> value, PgType.Kind kind) {
        return switch (kind) {
            case UUID -> context.mkNot(context.mkEq(value, context.mkApp(uuidOf, context.mkString(""))));
            case INTEGER -> context.mkNot(context.mkEq(value, context.mkApp(integerOf, context.mkString(""))));
            default -> context.mkTrue();
        };
    }

    /** Whether a cast is known. */
    static boolean knows(PgType.Kind from, PgType.Kind to) {
        if (from == PgType.Kind.OTHER || to == PgType.Kind.OTHER) {
            return false;
        }
        return from == to || from == PgType.Kind.TEXT || to == PgType.Kind.TEXT;
    }

    Term convert(Term term, PgType.Kind from, PgType.Kind to) {
        if (from == to) {
            return term;
        }
        return switch (term) {
            case Term.Whole(Expr<IntSort> value, BoolExpr isNull) -> {
                Expr<SeqSort<CharSort>> text = context.mkApp(textOf, value);
                facts.add(context.mkEq(context.mkApp(integerOf, text), value));
                yield new Term.Text(text, isNull);
            }
            case Term.Text(Expr<SeqSort<CharSort>> value, BoolExpr isNull)
            when to == PgType.Kind.INTEGER -> new Term.Whole(context.mkApp(integerOf, value), isNull);
            case Term.Text(Expr<SeqSort<CharSort>> value, BoolExpr isNull)
            when to == PgType.Kind.UUID -> new Term.Text(uuid(value), isNull);
            case Term.Text(Expr<SeqSort<CharSort>> value, BoolExpr isNull)
            when from == PgType.Kind.UUID -> {
                facts.add(context.mkEq(context.mkApp(uuidOf, value), value));
                yield new Term.Text(value, isNull);
            }
            // A label is its text.
            case Term.Text text -> text;
        };
    }

    private Expr<SeqSort<CharSort>> uuid(Expr<SeqSort<CharSort>> text) {
        if (text.isString()) {
            try {
                String canonical = UUID.fromString(text.getString()).toString();
                facts.add(context.mkEq(context.mkApp(uuidOf, text), context.mkString(canonical)));
            } catch (IllegalArgumentException e) {
                // Some other form, or none; nothing is claimed of it.
                return context.mkApp(uuidOf, text);
            }
        }
        return context.mkApp(uuidOf, text);
    }

    /** Whether a text is the boolean of that value, as {@code boolin} reads the forms that people use. */
    BoolExpr isBoolean(Expr<SeqSort<CharSort>> text, boolean value) {
        List<String> forms = value ? List.of("true", "t", "yes", "on", "1") : List.of("false", "f", "no", "off", "0");
        return context.mkOr(forms.stream()
                .map(form -> context.mkEq(text, context.mkString(form)))
                .toArray(BoolExpr[]::new));
    }
}
