package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.AccessGraph;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.catalog.Policy;
import io.fraiseql.isolation.catalog.Relation;
import java.sql.SQLException;
import java.util.List;

/**
 * T1, T3 and T8: row-level security is on wherever there is a tenant column. A partition does not take it from its
 * parent when it is asked directly.
 */
final class RowSecurity implements Check {
    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        AccessGraph graph = catalog.graph();
        return graph.tables().stream()
                .filter(table -> table.bearsTenant() && !table.rowSecurity())
                .map(table -> finding(table, graph.tenantColumn()))
                .toList();
    }

    private static Finding finding(Relation table, String column) {
        String enable = FixSql.enable(table.name());
        if (table.policies().stream().anyMatch(Policy::namesTenant)) {
            return error(
                    Rule.T3,
                    table,
                    "The table " + table + " has policies, but its row-level security is off, so they do nothing.",
                    enable);
        }
        String policy = FixSql.tenantPolicy(table, column);
        if (table.partition()) {
            return error(
                    Rule.T8,
                    table,
                    "The partition " + table + " is served on its own, where its parent's policies do not count,"
                            + " and has none, so every tenant would see all its rows.",
                    enable + "\n" + policy);
        }
        return error(
                Rule.T1,
                table,
                "The table " + table + " has the column " + column
                        + " and no row-level security, so every tenant would see all rows.",
                enable + "\n" + policy);
    }
}
