package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.AccessGraph;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.catalog.Relation;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** T9: materialized views and foreign tables cannot have policies, so they must not hold tenants' rows. */
final class UnprotectableRelations implements Check {
    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        return inspect(catalog.graph());
    }

    static List<Finding> inspect(AccessGraph graph) {
        return graph.relations().values().stream()
                .filter(graph::holdsTenantRows)
                .flatMap(relation -> inspect(graph, relation).stream())
                .toList();
    }

    private static Optional<Finding> inspect(AccessGraph graph, Relation relation) {
        return switch (relation.kind()) {
            case TABLE, VIEW -> Optional.empty();
            case MATERIALIZED_VIEW ->
                Optional.of(error(
                        Rule.T9,
                        relation,
                        "The materialized view " + relation
                                + " keeps rows of all tenants and cannot have policies, so every tenant would see "
                                + "all of them.",
                        plainView(graph, relation)));
            case FOREIGN_TABLE ->
                Optional.of(error(
                        Rule.T9,
                        relation,
                        "The foreign table " + relation
                                + " has rows of all tenants and cannot have policies, so every tenant would see all "
                                + "of them.",
                        partitionedTable(graph, relation)));
        };
    }

    private static String plainView(AccessGraph graph, Relation view) {
        RelationName stored = FixSql.beside(view.name(), "_stored");
        String role = graph.appRole().quoted();
        return FixSql.lines(Stream.of(
                "ALTER MATERIALIZED VIEW " + view.quoted() + " RENAME TO " + RelationName.quoteIdentifier(stored.name())
                        + ";",
                "CREATE VIEW " + view.quoted() + (graph.hasInvokerViews() ? " WITH (security_invoker = true)" : "")
                        + " AS\n" + view.definition(),
                "GRANT SELECT ON " + view.quoted() + " TO " + role + ";",
                graph.hasInvokerViews() ? FixSql.grants(graph, graph.readBy(view)) : "",
                FixSql.rebuiltViews(graph, view),
                "REVOKE ALL ON " + stored.quoted() + " FROM PUBLIC, " + role + ";"));
    }

    // A partitioned table can have policies, and its partitions may be foreign.
    private static String partitionedTable(AccessGraph graph, Relation table) {
        RelationName remote = FixSql.beside(table.name(), "_remote");
        String role = graph.appRole().quoted();
        return FixSql.lines(Stream.of(
                "ALTER FOREIGN TABLE " + table.quoted() + " RENAME TO " + RelationName.quoteIdentifier(remote.name())
                        + ";",
                "CREATE TABLE " + table.quoted() + " (LIKE " + remote.quoted() + ") PARTITION BY LIST ("
                        + RelationName.quoteIdentifier(graph.tenantColumn()) + ");",
                "ALTER TABLE " + table.quoted() + " ATTACH PARTITION " + remote.quoted() + " DEFAULT;",
                FixSql.enable(table.name()),
                FixSql.tenantPolicy(table, graph.tenantColumn()),
                "GRANT SELECT ON " + table.quoted() + " TO " + role + ";",
                FixSql.rebuiltViews(graph, table),
                "REVOKE ALL ON " + remote.quoted() + " FROM PUBLIC, " + role + ";"));
    }
}
