package io.fraiseql.isolation.policy;

import io.fraiseql.isolation.policy.Expression.Comparison;
import io.fraiseql.isolation.policy.Expression.Opaque;
import io.fraiseql.isolation.policy.NodeTree.Node;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Operators. Those of PostgreSQL's own that compare values of types which are known here mean what they look like;
 * every other one may mean anything, an {@code =} of an extension's type too.
 */
final class OperatorReader {
    private final Names names;
    private final ExpressionReader expressions;

    OperatorReader(Names names, ExpressionReader expressions) {
        this.names = names;
        this.expressions = expressions;
    }

    Expression comparison(Node node, Scope scope) throws SQLException {
        List<Expression> sides = expressions.readAll(node.nodes("args"), scope);
        Optional<Comparison.Operator> operator = operator(node, sides);
        return operator.isPresent()
                ? new Comparison(operator.get(), sides.getFirst(), sides.getLast())
                : opaque(node, names.type(node.number("opresulttype")), sides);
    }

    Expression distinct(Node node, Scope scope) throws SQLException {
        List<Expression> sides = expressions.readAll(node.nodes("args"), scope);
        return operator(node, sides).isPresent()
                ? new Expression.Distinct(sides.getFirst(), sides.getLast())
                : opaque(node, PgType.BOOLEAN, sides);
    }

    Expression nullIf(Node node, Scope scope) throws SQLException {
        List<Expression> sides = expressions.readAll(node.nodes("args"), scope);
        return operator(node, sides).isPresent()
                ? new Expression.NullIf(sides.getFirst(), sides.getLast())
                : opaque(node, sides.getFirst().type(), sides);
    }

    /** {@code = ANY} is a row of ORs and {@code <> ALL} one of ANDs, as far as the array is written out. */
    Expression anyOrAll(Node node, Scope scope) throws SQLException {
        List<NodeTree> sides = node.field("args") instanceof NodeTree.Items(List<NodeTree> items) ? items : List.of();
        if (sides.size() != 2
                || !(sides.getLast() instanceof Node array)
                || !array.fields().containsKey("elements")) {
            return new Opaque("ANY or ALL over an array that is computed", PgType.BOOLEAN);
        }
        Expression left = expressions.read(sides.getFirst(), scope);
        var comparisons = new ArrayList<Expression>();
        for (Expression element : expressions.readAll(array.nodes("elements"), scope)) {
            Optional<Comparison.Operator> operator = operator(node, List.of(left, element));
            comparisons.add(
                    operator.isPresent()
                            ? new Comparison(operator.get(), left, element)
                            : opaque(node, PgType.BOOLEAN, List.of(left, element)));
        }
        return node.flag("useOr") ? new Expression.Or(comparisons) : new Expression.And(comparisons);
    }

    private Expression opaque(Node node, PgType type, List<Expression> sides) throws SQLException {
        return new Opaque("the operator " + names.operator(node.number("opno")).name(), type, sides);
    }

    private Optional<Comparison.Operator> operator(Node node, List<Expression> sides) throws SQLException {
        Names.Operator operator = names.operator(node.number("opno"));
        if (sides.size() != 2 || !operator.builtin() || !names.deterministic(node.number("inputcollid"))) {
            return Optional.empty();
        }
        PgType.Kind left = sides.getFirst().type().kind();
        PgType.Kind right = sides.getLast().type().kind();
        boolean ordered = left == PgType.Kind.INTEGER;
        return switch (left == right && left != PgType.Kind.OTHER ? operator.name() : "") {
            case "=" -> Optional.of(Comparison.Operator.EQUAL);
            case "<>" -> Optional.of(Comparison.Operator.NOT_EQUAL);
            case "<" -> Optional.of(Comparison.Operator.LESS).filter(_ -> ordered);
            case "<=" -> Optional.of(Comparison.Operator.LESS_OR_EQUAL).filter(_ -> ordered);
            case ">" -> Optional.of(Comparison.Operator.GREATER).filter(_ -> ordered);
            case ">=" -> Optional.of(Comparison.Operator.GREATER_OR_EQUAL).filter(_ -> ordered);
            default -> Optional.empty();
        };
    }
}
