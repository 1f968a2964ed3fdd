package io.fraiseql.isolation;

import static io.fraiseql.isolation.Finding.error;

import io.fraiseql.tenancy.placement.RelationName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** T9: materialized views and foreign tables cannot have policies, so they must not hold tenants' rows. */
final class UnprotectedKinds implements Check {
    @Override
    public List<Finding> inspect(Catalog catalog) {
        return catalog.relations().values().stream()
                .filter(catalog::holdsTenantRows)
                .flatMap(relation -> inspect(catalog, relation).stream())
                .toList();
    }

    private static Optional<Finding> inspect(Catalog catalog, Relation relation) {
        return switch (relation.kind()) {
            case TABLE, VIEW -> Optional.empty();
            case MATERIALIZED_VIEW ->
                Optional.of(error(
                        Rule.T9,
                        relation,
                        "The materialized view " + relation
                                + " keeps rows of all tenants and cannot have policies, so every tenant would see all of them.",
                        plainView(catalog, relation)));
            case FOREIGN_TABLE ->
                Optional.of(error(
                        Rule.T9,
                        relation,
                        "The foreign table " + relation
                                + " has rows of all tenants and cannot have policies, so every tenant would see all of them.",
                        partitionedTable(catalog, relation)));
        };
    }

    private static String plainView(Catalog catalog, Relation view) {
        RelationName stored = Remedy.beside(view.name(), "_stored");
        String role = catalog.login().quoted();
        return Remedy.lines(Stream.of(
                "ALTER MATERIALIZED VIEW " + view.quoted() + " RENAME TO " + RelationName.quoteIdentifier(stored.name())
                        + ";",
                "CREATE VIEW " + view.quoted() + (catalog.hasInvokerViews() ? " WITH (security_invoker = true)" : "")
                        + " AS\n" + view.definition(),
                "GRANT SELECT ON " + view.quoted() + " TO " + role + ";",
                catalog.hasInvokerViews() ? Remedy.grants(catalog, catalog.readBy(view)) : "",
                Remedy.rebuiltViews(catalog, view),
                "REVOKE ALL ON " + stored.quoted() + " FROM PUBLIC, " + role + ";"));
    }

    // A partitioned table can have policies, and its partitions may be foreign.
    private static String partitionedTable(Catalog catalog, Relation table) {
        RelationName remote = Remedy.beside(table.name(), "_remote");
        String role = catalog.login().quoted();
        return Remedy.lines(Stream.of(
                "ALTER FOREIGN TABLE " + table.quoted() + " RENAME TO " + RelationName.quoteIdentifier(remote.name())
                        + ";",
                "CREATE TABLE " + table.quoted() + " (LIKE " + remote.quoted() + ") PARTITION BY LIST ("
                        + RelationName.quoteIdentifier(catalog.tenantColumn()) + ");",
                "ALTER TABLE " + table.quoted() + " ATTACH PARTITION " + remote.quoted() + " DEFAULT;",
                Remedy.enable(table.name()),
                Remedy.tenantPolicy(table, catalog.tenantColumn()),
                "GRANT SELECT ON " + table.quoted() + " TO " + role + ";",
                Remedy.rebuiltViews(catalog, table),
                "REVOKE ALL ON " + remote.quoted() + " FROM PUBLIC, " + role + ";"));
    }
}
