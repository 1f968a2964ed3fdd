package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.info;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.policy.Expression;
import io.fraiseql.isolation.policy.Expression.Comparison.Operator;
import io.fraiseql.isolation.policy.PolicyTable;
import io.fraiseql.isolation.policy.RowPolicy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * P13: what a policy asks of the tenant column an index can answer. Otherwise it is computed for each row of every
 * tenant, and its time tells of them. Where no index begins with the tenant, {@link TenantIndexes} says so and this
 * is silent.
 */
final class UnindexablePolicies implements Check {
    private static final String SQL = """
            SELECT DISTINCT r.oid FROM relation r
            JOIN pg_index i ON i.indrelid = r.oid AND (i.indkey::int[])[0] = r.tenant AND i.indpred IS NULL AND i.indisvalid
            WHERE r.relkind IN ('r', 'p') AND NOT r.shared
            """;

    @Override
    public List<String> questions() {
        return List.of(SQL);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        Set<Long> indexed = new HashSet<>(catalog.rows(SQL, row -> row.getLong(1)));
        var findings = new ArrayList<Finding>();
        for (PolicyTable table : catalog.policies()) {
            if (indexed.contains(table.oid()) && table.tenant().isPresent()) {
                Expression.Column tenant = table.tenant().get();
                List<RowPolicy> reading = table.policies().stream()
                        .filter(policy -> policy.covers('r'))
                        .toList();
                if (reading.stream().noneMatch(policy -> !policy.permissive() && usesIndex(policy, tenant))) {
                    reading.stream()
                            .filter(policy ->
                                    policy.permissive() && !usesIndex(policy, tenant) && converts(policy, tenant))
                            .forEach(policy -> findings.add(finding(table, policy, tenant)));
                }
            }
        }
        return findings;
    }

    private static boolean usesIndex(RowPolicy policy, Expression.Column tenant) {
        return policy.using().filter(condition -> usesIndex(condition, tenant)).isPresent();
    }

    private static boolean usesIndex(Expression condition, Expression.Column tenant) {
        return switch (condition) {
            case Expression.And and -> and.parts().stream().anyMatch(part -> usesIndex(part, tenant));
            case Expression.Or or -> or.parts().stream().allMatch(part -> usesIndex(part, tenant));
            case Expression.Comparison comparison ->
                comparison.operator() == Operator.EQUAL
                        && (isSearched(comparison.left(), comparison.right(), tenant)
                                || isSearched(comparison.right(), comparison.left(), tenant));
            case Expression.Constant constant ->
                constant.literal().filter("true"::equals).isEmpty();
            default -> false;
        };
    }

    /**
     * Whether it makes something of the column, row by row, before it looks at it. Of a function, PostgreSQL may make
     * the comparison itself.
     */
    private static boolean converts(RowPolicy policy, Expression.Column tenant) {
        return policy.using().stream()
                .flatMap(Expression::all)
                .anyMatch(part ->
                        part instanceof Expression.Cast cast && cast.argument().equals(tenant));
    }

    /** The column itself, not a value made of it, compared with something that is the same for all rows. */
    private static boolean isSearched(Expression column, Expression value, Expression.Column tenant) {
        return column.equals(tenant)
                && value.all().noneMatch(part -> part instanceof Expression.Column other && other.range() == 0);
    }

    private static Finding finding(PolicyTable table, RowPolicy policy, Expression.Column tenant) {
        return info(
                Rule.P13,
                table.name(),
                ("The policy %s on the table %s asks of %s what no index answers, so it is computed for the rows of "
                                + "every tenant.")
                        .formatted(policy.name(), table.name(), tenant.name()),
                "-- ALTER POLICY %s ON %s: compare the column itself, %s = ..., and convert the other side"
                        .formatted(policy.name(), table.quoted(), tenant.name()));
    }
}
