package io.fraiseql.graphql.catalog;

import io.fraiseql.graphql.catalog.Relation.TableColumn;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which table's column a view's column is. PostgreSQL notes it in the parse tree of the view's query, for columns that
 * are taken as they are: {@code :resorigtbl} and {@code :resorigcol} of each target entry, through subqueries but not
 * through other views.
 */
final class ViewLineage {
    private static final Pattern ENTRY =
            Pattern.compile(":resno (\\d+) .*?:resorigtbl (\\d+) :resorigcol (\\d+) :resjunk");

    private final Map<Long, RelationRow> relations;
    private final Map<Long, Map<Integer, Origin>> origins = new HashMap<>();

    private record Origin(long relation, int number) {}

    /** @param rules the views' queries, by the view's oid */
    ViewLineage(Map<Long, RelationRow> relations, Map<Long, String> rules) {
        this.relations = relations;
        rules.forEach((view, tree) -> origins.put(view, targets(tree)));
    }

    /** The table's column behind a column, if it is one as it is. */
    Optional<TableColumn> origin(long relation, int number) {
        var row = relations.get(relation);
        if (row == null) {
            return Optional.empty();
        }
        if (!row.view()) {
            return Optional.of(new TableColumn(relation, row.attribute(number).name()));
        }
        var origin = origins.getOrDefault(relation, Map.of()).get(number);
        return origin == null || origin.relation() == 0 ? Optional.empty() : origin(origin.relation(), origin.number());
    }

    private static Map<Integer, Origin> targets(String tree) {
        var targets = new HashMap<Integer, Origin>();
        var entry = ENTRY.matcher(targetList(tree));
        while (entry.find()) {
            targets.put(
                    Integer.valueOf(entry.group(1)),
                    new Origin(Long.parseLong(entry.group(2)), Integer.parseInt(entry.group(3))));
        }
        return targets;
    }

    /** The fields of the outermost query's target entries, without what is nested deeper in them. */
    private static String targetList(String tree) {
        var fields = new StringBuilder();
        int depth = 0;
        boolean inside = false;
        for (int i = 0; i < tree.length(); i++) {
            char c = tree.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (depth == 1 && c == ':') {
                inside = tree.startsWith(":targetList ", i);
            }
            if (inside && depth == 2) {
                fields.append(c);
            }
        }
        return fields.toString();
    }
}
