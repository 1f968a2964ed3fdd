package io.fraiseql.isolation.policy;

import io.fraiseql.isolation.policy.Expression.Opaque;
import io.fraiseql.isolation.policy.NodeTree.Node;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From PostgreSQL's analysed tree to an {@link Expression}. What it does not know becomes {@link Opaque}, under the
 * name that the tree gives it.
 */
final class ExpressionReader {
    private static final long CURRENT_ROLE = 9;
    private static final long SESSION_USER = 12;

    private final Names names;
    private final ConstantReader constants;
    private final OperatorReader operators;
    private final FunctionReader functions;
    private final SubqueryReader subqueries;

    ExpressionReader(Names names) {
        this.names = names;
        this.constants = new ConstantReader(names);
        this.operators = new OperatorReader(names, this);
        this.functions = new FunctionReader(names, this);
        this.subqueries = new SubqueryReader(names, this);
    }

    /** Reads a policy's expression. */
    Expression read(String tree, long table) throws SQLException {
        try {
            return read(NodeTree.parse(tree), Scope.of(table));
        } catch (UnreadableTree e) {
            return new Opaque("an expression of unknown form (" + e.getMessage() + ")", PgType.BOOLEAN);
        }
    }

    Expression read(NodeTree tree, Scope scope) throws SQLException {
        if (!(tree instanceof Node node)) {
            throw new UnreadableTree("no node where an expression is due");
        }
        return switch (node.name()) {
            case "VAR" -> column(node, scope);
            case "CONST" -> constants.read(node);
            case "PARAM" -> scope.parameter((int) node.number("paramid"), (int) node.number("paramkind"));
            case "BOOLEXPR" -> combination(node, scope);
            case "OPEXPR" -> operators.comparison(node, scope);
            case "DISTINCTEXPR" -> operators.distinct(node, scope);
            case "NULLIFEXPR" -> operators.nullIf(node, scope);
            case "SCALARARRAYOPEXPR" -> operators.anyOrAll(node, scope);
            case "FUNCEXPR" -> functions.read(node, scope);
            case "SUBLINK" -> subqueries.read(node, scope);
            case "RELABELTYPE", "COERCETODOMAIN" -> relabelled(node, scope);
            case "COERCEVIAIO" ->
                new Expression.Cast(read(node.field("arg"), scope), names.type(node.number("resulttype")));
            case "NULLTEST" -> nullTest(node, scope);
            case "BOOLEANTEST" -> booleanTest(node, scope);
            case "COALESCEEXPR", "COALESCE" ->
                new Expression.Coalesce(names.type(node.number("coalescetype")), readAll(node.nodes("args"), scope));
            case "CASEEXPR", "CASE" -> caseOf(node, scope);
            case "SQLVALUEFUNCTION" -> sqlValue(node);
            case "CASETESTEXPR" -> scope.tested();
            default ->
                new Opaque(
                        "the construct " + node.name(),
                        names.type(resultType(node).orElse(PgType.BOOLEAN.oid())));
        };
    }

    List<Expression> readAll(List<? extends NodeTree> trees, Scope scope) throws SQLException {
        var expressions = new ArrayList<Expression>();
        for (NodeTree tree : trees) {
            expressions.add(read(tree, scope));
        }
        return expressions;
    }

    private Expression column(Node node, Scope scope) throws SQLException {
        Scope level = scope.up((int) node.number("varlevelsup"));
        Optional<Scope.Range> range = level.range((int) node.number("varno"));
        long attribute = node.number("varattno");
        if (range.isEmpty() || attribute == 0) {
            return new Opaque(
                    attribute == 0 ? "a whole row" : "a column of a subquery", names.type(node.number("vartype")));
        }
        return names.column(range.get().number(), range.get().relation(), attribute);
    }

    private Expression combination(Node node, Scope scope) throws SQLException {
        List<Expression> arguments = readAll(node.nodes("args"), scope);
        return switch (node.text("boolop")) {
            case "and" -> new Expression.And(arguments);
            case "or" -> new Expression.Or(arguments);
            case "not" -> new Expression.Not(arguments.getFirst());
            default -> throw new UnreadableTree("BOOLEXPR :boolop " + node.text("boolop"));
        };
    }

    // A label changes no value: varchar is text, a domain is its base.
    private Expression relabelled(Node node, Scope scope) throws SQLException {
        Expression argument = read(node.field("arg"), scope);
        PgType type = names.type(node.number("resulttype"));
        return argument.type().kind() == type.kind() ? argument : new Opaque("a value taken for " + type, type);
    }

    private Expression nullTest(Node node, Scope scope) throws SQLException {
        if (node.flag("argisrow")) {
            return new Opaque("IS NULL of a row", PgType.BOOLEAN);
        }
        var isNull = new Expression.IsNull(read(node.field("arg"), scope));
        return node.number("nulltesttype") == 0 ? isNull : new Expression.Not(isNull);
    }

    private Expression booleanTest(Node node, Scope scope) throws SQLException {
        Expression argument = read(node.field("arg"), scope);
        return switch ((int) node.number("booltesttype")) {
            case 0 -> new Expression.BooleanTest(argument, true);
            case 1 -> new Expression.Not(new Expression.BooleanTest(argument, true));
            case 2 -> new Expression.BooleanTest(argument, false);
            case 3 -> new Expression.Not(new Expression.BooleanTest(argument, false));
            case 4 -> new Expression.IsNull(argument);
            case 5 -> new Expression.Not(new Expression.IsNull(argument));
            default -> throw new UnreadableTree("BOOLEANTEST :booltesttype " + node.number("booltesttype"));
        };
    }

    private Expression caseOf(Node node, Scope scope) throws SQLException {
        Optional<Node> tested = node.optionalNode("arg");
        Scope inside = tested.isPresent() ? scope.testing(read(tested.get(), scope)) : scope;
        var arms = new ArrayList<Expression.Case.Arm>();
        for (Node arm : node.nodes("args")) {
            arms.add(new Expression.Case.Arm(read(arm.field("expr"), inside), read(arm.field("result"), scope)));
        }
        PgType type = names.type(node.number("casetype"));
        Expression otherwise = node.optionalNode("defresult").isPresent()
                ? read(node.field("defresult"), scope)
                : new Expression.Constant(type, Optional.empty());
        return new Expression.Case(type, arms, otherwise);
    }

    private Expression sqlValue(Node node) throws SQLException {
        PgType type = names.type(node.number("type"));
        long operation = node.number("op");
        return operation >= CURRENT_ROLE && operation <= SESSION_USER
                ? new Expression.CurrentUser(type)
                : new Opaque("a value of the session, such as the date", type);
    }

    private static Optional<Long> resultType(Node node) {
        for (String field :
                List.of("resulttype", "funcresulttype", "type", "array_typeid", "refrestype", "minmaxtype")) {
            if (node.fields().containsKey(field)) {
                return Optional.of(node.number(field));
            }
        }
        return Optional.empty();
    }
}
