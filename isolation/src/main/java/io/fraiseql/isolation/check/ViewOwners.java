package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.AccessGraph;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.catalog.Relation;
import io.fraiseql.isolation.catalog.Role;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * V1: the owner of a view is bound by the policies of the tables that the view reads. A view reads with the rights of
 * its owner, unless it is declared to read with those of who asks. What functions in a view read is out of sight.
 */
final class ViewOwners implements Check {
    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        return inspect(catalog.graph());
    }

    static List<Finding> inspect(AccessGraph graph) {
        return graph.views().stream()
                .filter(view -> !view.invoker() && !unbound(graph, view).isEmpty())
                .map(view -> finding(graph, view, unbound(graph, view)))
                .toList();
    }

    /** The tables with policies that a view's owner does not obey. */
    private static List<Relation> unbound(AccessGraph graph, Relation view) {
        return graph.readBy(view).stream()
                .filter(read -> read.kind() == Relation.Kind.TABLE && read.rowSecurity())
                .filter(table -> !view.owner().obeys(table))
                .toList();
    }

    private static Finding finding(AccessGraph graph, Relation view, List<Relation> tables) {
        String names = tables.stream().map(Relation::toString).collect(Collectors.joining(", "));
        return error(
                Rule.V1,
                view,
                "The view " + view + " reads " + names + " with the rights of its owner " + view.owner()
                        + ", whom the policies there do not bind, so every tenant would see all rows.",
                graph.hasInvokerViews() ? invoker(graph, view) : bindOwner(view, tables));
    }

    private static String invoker(AccessGraph graph, Relation view) {
        return FixSql.lines(Stream.of(
                "ALTER VIEW " + view.quoted() + " SET (security_invoker = true);",
                FixSql.grants(graph, graph.readBy(view))));
    }

    private static String bindOwner(Relation view, List<Relation> tables) {
        Stream<String> forced = tables.stream().map(FixSql::force);
        if (!view.owner().isAboveRowSecurity()) {
            return FixSql.lines(forced);
        }
        Role other = tables.getFirst().owner();
        return other.isAboveRowSecurity()
                ? "-- give the view " + view + " and its tables to a role that is no superuser and has no BYPASSRLS\n"
                        + FixSql.lines(forced)
                : FixSql.lines(Stream.concat(
                        Stream.of("ALTER VIEW " + view.quoted() + " OWNER TO " + other.quoted() + ";"), forced));
    }
}
