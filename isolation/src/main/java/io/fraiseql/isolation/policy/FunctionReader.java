package io.fraiseql.isolation.policy;

import io.fraiseql.isolation.policy.Expression.Constant;
import io.fraiseql.isolation.policy.Expression.Opaque;
import io.fraiseql.isolation.policy.NodeTree.Node;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Function calls: {@code current_setting}, casts that change no value, and SQL functions whose body is one expression.
 */
final class FunctionReader {
    private static final long CURRENT_SETTING = 2077;
    private static final long CURRENT_SETTING_MISSING_OK = 3294;
    private static final int DEEPEST = 8;

    private final Names names;
    private final ExpressionReader expressions;
    private int depth;

    FunctionReader(Names names, ExpressionReader expressions) {
        this.names = names;
        this.expressions = expressions;
    }

    Expression read(Node node, Scope scope) throws SQLException {
        long oid = node.number("funcid");
        PgType type = names.type(node.number("funcresulttype"));
        List<Expression> arguments = expressions.readAll(node.nodes("args"), scope);
        if (oid == CURRENT_SETTING || oid == CURRENT_SETTING_MISSING_OK) {
            return setting(arguments);
        }
        Names.Function function = names.function(oid);
        if (function.lossless() && arguments.size() == 1) {
            return new Expression.Cast(arguments.getFirst(), type);
        }
        Optional<Node> body = function.sql() && depth < DEEPEST ? body(function) : Optional.empty();
        if (body.isEmpty()) {
            return new Opaque("the function " + function.name(), type, arguments);
        }
        depth++;
        try {
            return expressions.read(body.get().field("expr"), scope.function(arguments));
        } catch (UnreadableTree e) {
            return new Opaque("the function " + function.name(), type, arguments);
        } finally {
            depth--;
        }
    }

    private static Expression setting(List<Expression> arguments) {
        if (arguments.getFirst() instanceof Constant name && name.literal().isPresent()) {
            boolean missingOk = arguments.size() == 2
                    && !(arguments.getLast() instanceof Constant flag
                            && flag.literal().equals(Optional.of("false")));
            return new Expression.Variable(name.literal().get().toLowerCase(Locale.ROOT), missingOk);
        }
        return new Opaque("current_setting of a name that is computed", PgType.TEXT);
    }

    /** The one thing that a function computes, where it reads no table. */
    private static Optional<Node> body(Names.Function function) {
        return function.tree().map(NodeTree::parse).flatMap(tree -> switch (tree) {
            case Node query -> SubqueryReader.onlyTarget(query);
            // BEGIN ATOMIC: a list of lists of statements.
            case NodeTree.Items(List<NodeTree> outer)
            when outer.size() == 1
                    && outer.getFirst() instanceof NodeTree.Items(List<NodeTree> inner)
                    && inner.size() == 1
                    && inner.getFirst() instanceof Node query -> SubqueryReader.onlyTarget(query);
            default -> Optional.empty();
        });
    }
}
