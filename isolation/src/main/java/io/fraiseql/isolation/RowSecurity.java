package io.fraiseql.isolation;

import static io.fraiseql.isolation.Finding.error;

import java.util.List;

/**
 * T1, T3 and T8: row-level security is on wherever there is a tenant column. A partition does not take it from its
 * parent when it is asked directly.
 */
final class RowSecurity implements Check {
    @Override
    public List<Finding> inspect(Catalog catalog) {
        return catalog.tables().stream()
                .filter(table -> table.bearsTenant() && !table.rowSecurity())
                .map(table -> finding(table, catalog.tenantColumn()))
                .toList();
    }

    private static Finding finding(Relation table, String column) {
        String enable = Remedy.enable(table.name());
        if (table.policies().stream().anyMatch(Policy::namesTenant)) {
            return error(
                    Rule.T3,
                    table,
                    "The table " + table + " has policies, but its row-level security is off, so they do nothing.",
                    enable);
        }
        String policy = Remedy.tenantPolicy(table, column);
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
