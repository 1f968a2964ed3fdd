package io.fraiseql.isolation.policy;

import io.fraiseql.isolation.policy.Expression.Exists;
import io.fraiseql.isolation.policy.Expression.Opaque;
import io.fraiseql.isolation.policy.NodeTree.Node;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Subqueries of policies: a single value that reads no table, {@code EXISTS}, and {@code = ANY (SELECT ...)}, which
 * {@code IN} is.
 */
final class SubqueryReader {
    private static final int EXISTS = 0;
    private static final int ANY = 2;
    private static final int SCALAR = 4;

    /** Where one of these is present, fewer or other rows come out than the joined ones. */
    private static final List<String> REWRITING =
            List.of("cteList", "groupClause", "groupingSets", "havingQual", "windowClause", "setOperations");

    private final Names names;
    private final ExpressionReader expressions;

    SubqueryReader(Names names, ExpressionReader expressions) {
        this.names = names;
        this.expressions = expressions;
    }

    Expression read(Node sublink, Scope scope) throws SQLException {
        Node query = sublink.node("subselect");
        int type = (int) sublink.number("subLinkType");
        Optional<Node> scalar = type == SCALAR ? onlyTarget(query) : Optional.empty();
        if (scalar.isPresent()) {
            return expressions.read(scalar.get().field("expr"), scope.subquery(Map.of()));
        }
        PgType yields = type == SCALAR ? new PgType(0, "the subquery's", PgType.Kind.OTHER) : PgType.BOOLEAN;
        String description = describe(query, type);
        Optional<Map<Integer, Long>> tables = tables(query);
        if (tables.isEmpty() || (type != EXISTS && type != ANY)) {
            return new Opaque(description, yields);
        }
        Scope inside = scope.subquery(tables.get());
        var conditions = new ArrayList<Expression>();
        Optional<Node> where = query.node("jointree").optionalNode("quals");
        if (where.isPresent()) {
            conditions.add(expressions.read(where.get(), inside));
        }
        if (type == ANY) {
            List<Expression> yielded = expressions.readAll(
                    query.nodes("targetList").stream()
                            .filter(target -> !target.flag("resjunk"))
                            .map(target -> target.field("expr"))
                            .toList(),
                    inside);
            conditions.add(expressions.read(sublink.field("testexpr"), scope.comparing(yielded)));
        }
        return new Exists(description, new Expression.And(conditions));
    }

    /** The expression of a query that reads nothing and yields one value. */
    static Optional<Node> onlyTarget(Node query) {
        boolean plain = query.name().equals("QUERY")
                && Stream.concat(REWRITING.stream(), Stream.of("rtable", "limitOffset", "limitCount"))
                        .noneMatch(query::has)
                && query.optionalNode("jointree")
                        .filter(from -> !from.has("quals"))
                        .isPresent()
                && !query.flag("hasAggs")
                && !query.flag("hasTargetSRFs");
        List<Node> targets = plain ? query.nodes("targetList") : List.of();
        return targets.size() == 1 ? Optional.of(targets.getFirst()) : Optional.empty();
    }

    /** The tables that a query joins, by their place; empty when it does more than to join tables on conditions. */
    private static Optional<Map<Integer, Long>> tables(Node query) {
        if (REWRITING.stream().anyMatch(query::has) || query.flag("hasAggs") || query.flag("hasTargetSRFs")) {
            return Optional.empty();
        }
        var tables = new HashMap<Integer, Long>();
        List<Node> ranges = query.nodes("rtable");
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).number("rtekind") != 0) {
                return Optional.empty();
            }
            tables.put(i + 1, ranges.get(i).number("relid"));
        }
        return Optional.of(tables);
    }

    private String describe(Node query, int type) throws SQLException {
        var read = new TreeSet<String>();
        for (Node range : query.nodes("rtable")) {
            if (range.number("rtekind") == 0) {
                read.add(names.relation(range.number("relid")));
            }
        }
        String kind = switch (type) {
            case EXISTS -> "EXISTS";
            case ANY -> "IN";
            default -> "a subquery";
        };
        return read.isEmpty() ? kind : kind + " over " + String.join(", ", read);
    }
}
