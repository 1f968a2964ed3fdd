package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;
import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.AccessGraph;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.catalog.Policy;
import io.fraiseql.isolation.catalog.Relation;
import io.fraiseql.isolation.catalog.Role;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * P1 and P7: permissive policies add up, so one that does not look at the tenant opens what another closes, unless a
 * restrictive one looks. One that lets every row pass is an error; one with a condition may be meant so.
 */
final class WideningPolicies implements Check {
    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        AccessGraph graph = catalog.graph();
        var findings = new ArrayList<Finding>();
        for (Relation table : graph.tables()) {
            if (table.bearsTenant() && table.rowSecurity()) {
                graph.readers(table).stream()
                        .filter(reader -> TenantPolicies.hasTenantPolicy(table, reader))
                        .flatMap(reader -> widening(table, reader).stream())
                        .distinct()
                        .forEach(policy -> findings.add(finding(table, policy, graph.tenantColumn())));
            }
        }
        return findings;
    }

    private static List<Policy> widening(Relation table, Role reader) {
        return table.policies().stream()
                .filter(policy -> policy.permissive() && policy.appliesTo(reader))
                .filter(policy -> policy.constantTrue() || !policy.namesTenant())
                .filter(policy -> table.policies().stream()
                        .noneMatch(other -> !other.permissive()
                                && other.namesTenant()
                                && other.appliesTo(reader)
                                && other.covers(policy)))
                .toList();
    }

    private static Finding finding(Relation table, Policy policy, String column) {
        String fix = FixSql.restrictivePolicy(table, column);
        return policy.constantTrue()
                ? error(
                        Rule.P1,
                        table,
                        "The policy " + policy.name() + " on the table " + table
                                + " lets every row pass, whatever the other policies say.",
                        fix)
                : warning(
                        Rule.P7,
                        table,
                        "The policy " + policy.name() + " on the table " + table + " does not look at the column "
                                + column + ", so what it allows it allows to every tenant.",
                        fix);
    }
}
