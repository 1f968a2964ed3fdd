package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;
import static io.fraiseql.isolation.Finding.info;
import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.policy.Expression;
import io.fraiseql.isolation.policy.PgType;
import io.fraiseql.isolation.policy.PolicyTable;
import io.fraiseql.isolation.policy.RowPolicy;
import io.fraiseql.isolation.policy.TenantBinding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * P3, P4, P5 and P10: policies compare the tenant column with a variable that sessions set to their tenant. They do so
 * in a form that fails closed, and for rows that are written as for rows that are read.
 */
final class PolicyForms implements Check {
    private static final Set<String> PATTERNS = Set.of("~~", "~~*", "!~~", "!~~*", "~", "~*", "!~", "!~*");

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        var findings = new ArrayList<Finding>();
        for (PolicyTable table : catalog.policies()) {
            if (table.tenant().isPresent()) {
                var binding =
                        new TenantBinding(table.tenant().get(), catalog.scope().tenantVariables());
                table.policies().forEach(policy -> findings.addAll(inspect(catalog, table, policy, binding)));
            }
        }
        return findings.stream().distinct().toList();
    }

    private static List<Finding> inspect(Catalog catalog, PolicyTable table, RowPolicy policy, TenantBinding binding) {
        var findings = new ArrayList<Finding>();
        String subject = "The policy %s on the table %s ".formatted(policy.name(), table.name());
        String alter = "-- ALTER POLICY %s ON %s: compare the tenant with nullif(current_setting('%s', true), '')"
                .formatted(
                        policy.name(),
                        table.quoted(),
                        catalog.scope().tenantVariables().stream()
                                .sorted()
                                .reduce((_, last) -> last)
                                .orElseThrow());
        conditions(policy).flatMap(binding::comparedWith).forEach(other -> {
            switch (other) {
                case Expression.CurrentUser _ ->
                    findings.add(warning(
                            Rule.P3,
                            table.name(),
                            subject + "compares the tenant with the database's role, which is one for all tenants.",
                            alter));
                case Expression.Constant constant
                when constant.literal().isPresent() ->
                    findings.add(warning(
                            Rule.P10,
                            table.name(),
                            subject + "names a tenant, and lets every session at that tenant's rows or at no others.",
                            alter));
                case Expression.Variable variable
                when !catalog.scope().tenantVariables().contains(variable.name()) ->
                    findings.add(foreign(catalog.scope().claims(), table, subject, variable.name(), alter));
                default -> {}
            }
        });
        if (conditions(policy).flatMap(Expression::all).anyMatch(part -> isPattern(part, binding))) {
            findings.add(warning(
                    Rule.P10,
                    table.name(),
                    subject
                            + "compares the tenant by a pattern, in which a letter of one tenant's name may stand "
                            + "for another's.",
                    alter));
        }
        if (conditions(policy).flatMap(Expression::all).anyMatch(PolicyForms::failsLoudly)) {
            findings.add(info(
                    Rule.P4,
                    table.name(),
                    subject
                            + "is an error and not an empty result in a session that names no tenant, since it reads "
                            + "the variable without"
                            + " a default or without nullif.",
                    alter));
        }
        if (policy.check().isPresent()
                && policy.using().filter(binding::binds).isPresent()
                && !binding.binds(policy.check().get())) {
            findings.add(weaker(table, policy, policy.check().get(), binding));
        }
        return findings;
    }

    /**
     * A check that reads nothing of the session binds no row to it; that one in another form is weaker takes a proof
     * to say.
     */
    private static Finding weaker(PolicyTable table, RowPolicy policy, Expression check, TenantBinding binding) {
        boolean plain = check.all().noneMatch(binding::mayReadTheSession);
        String message = "The policy %s on the table %s ".formatted(policy.name(), table.name())
                + (plain
                        ? "lets only the tenant's rows be read and others be written, so a row can be given to "
                                + "another tenant."
                        : "says of rows that are written something else than of those that are read, so a row may be "
                                + "given to another tenant.");
        String fix =
                "-- ALTER POLICY %s ON %s: let WITH CHECK say what USING says".formatted(policy.name(), table.quoted());
        return plain ? error(Rule.P5, table.name(), message, fix) : warning(Rule.P5, table.name(), message, fix);
    }

    private static Finding foreign(
            Map<String, String> claims, PolicyTable table, String subject, String variable, String fix) {
        String claim = claims.get(variable);
        return claim == null
                ? error(
                        Rule.P4,
                        table.name(),
                        subject
                                + "compares the tenant with %s, which no session sets to its tenant."
                                        .formatted(variable),
                        fix)
                : warning(
                        Rule.P4,
                        table.name(),
                        subject
                                + ("compares the tenant with %s, which the claim %s fills and not the tenant that "
                                                + "was resolved.")
                                        .formatted(variable, claim),
                        fix);
    }

    private static Stream<Expression> conditions(RowPolicy policy) {
        return Stream.of(policy.using(), policy.check()).flatMap(Optional::stream);
    }

    private static boolean isPattern(Expression part, TenantBinding binding) {
        return part instanceof Expression.Opaque opaque
                && PATTERNS.stream().anyMatch(operator -> opaque.description().equals("the operator " + operator))
                && opaque.parts().stream().anyMatch(binding::isTenant);
    }

    private static boolean failsLoudly(Expression part) {
        return switch (part) {
            case Expression.Variable variable -> !variable.missingOk();
            case Expression.Cast cast ->
                cast.argument() instanceof Expression.Variable && cast.type().kind() != PgType.Kind.TEXT;
            default -> false;
        };
    }
}
