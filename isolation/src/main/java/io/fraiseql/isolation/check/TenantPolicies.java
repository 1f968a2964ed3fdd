package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.AccessGraph;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.catalog.Relation;
import io.fraiseql.isolation.catalog.Role;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * T4 and P2: where row-level security is on, a policy that is in force for whoever reads looks at the tenant column.
 * Whether it compares it with the right thing is more than dependencies can tell.
 */
final class TenantPolicies implements Check {
    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        AccessGraph graph = catalog.graph();
        var findings = new ArrayList<Finding>();
        for (Relation table : graph.tables()) {
            if (table.bearsTenant() && table.rowSecurity()) {
                graph.readers(table).stream()
                        .filter(reader -> !hasTenantPolicy(table, reader))
                        .findFirst()
                        .ifPresent(reader -> findings.add(finding(graph, table, reader)));
            }
        }
        return findings;
    }

    static boolean hasTenantPolicy(Relation table, Role reader) {
        return table.policies().stream().anyMatch(policy -> policy.namesTenant() && policy.appliesTo(reader));
    }

    private static Finding finding(AccessGraph graph, Relation table, Role reader) {
        String column = graph.tenantColumn();
        if (table.policies().isEmpty()) {
            return error(
                    Rule.T4,
                    table,
                    "The table " + table + " has row-level security and no policy, so nobody sees a row of it.",
                    FixSql.tenantPolicy(table, column));
        }
        boolean opened = table.policies().stream().anyMatch(policy -> policy.permissive() && policy.appliesTo(reader));
        return error(
                Rule.P2,
                table,
                "No policy on the table " + table + " that is in force for the role " + reader + " looks at the column "
                        + column + ", so nothing there tells tenants apart.",
                opened ? FixSql.restrictivePolicy(table, column) : FixSql.tenantPolicy(table, column));
    }
}
