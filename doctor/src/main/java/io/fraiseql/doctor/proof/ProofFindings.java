package io.fraiseql.doctor.proof;

import static java.util.stream.Collectors.joining;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.policy.Expression;
import io.fraiseql.isolation.policy.PolicyTable;
import io.fraiseql.tenancy.placement.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a verdict on one table means, in a sentence, and the SQL that mends it. */
final class ProofFindings {
    private final PolicyTable table;
    private final PolicyRole role;
    private final InspectionScope scope;

    ProofFindings(PolicyTable table, PolicyRole role, InspectionScope scope) {
        this.table = table;
        this.role = role;
        this.scope = scope;
    }

    Optional<Finding> finding(Verdict verdict, List<RowAction> actions) {
        return switch (verdict) {
            case Verdict.Proven _ -> Optional.empty();
            case Verdict.Leak leak -> Optional.of(leak(leak, actions));
            case Verdict.NullTenant _ -> Optional.of(nullTenant(actions));
            case Verdict.Unproven(List<String> constructs) -> Optional.of(unproven(constructs, actions));
        };
    }

    Optional<Finding> failsOpen(List<RowAction> actions) {
        return actions.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.error(
                        Rule.P1,
                        table.name(),
                        sentence("a row of tenant B " + phrases(actions), "in a session that names no tenant"),
                        narrowed()));
    }

    private Finding leak(Verdict.Leak leak, List<RowAction> actions) {
        String row = "a row of tenant B" + (leak.row().isEmpty() ? "" : " with " + String.join(" and ", leak.row()));
        String session = leak.session().isEmpty() ? "" : " when " + String.join(" and ", leak.session());
        String example = row + " " + phrases(actions) + session;
        return switch (leak.opener()) {
            case ANYBODY ->
                Finding.error(Rule.Z1, table.name(), sentence(example, "in a session of tenant A"), narrowed());
            case SETTER ->
                Finding.error(
                        Rule.Z1,
                        table.name(),
                        sentence(example, "and no verified claim fills " + variables(leak)),
                        narrowed());
            case CLAIM ->
                Finding.warning(
                        Rule.Z2,
                        table.name(),
                        sentence(example, "which only a token can bring about: " + claims(leak)),
                        narrowed());
        };
    }

    private Finding nullTenant(List<RowAction> actions) {
        return Finding.warning(
                Rule.Z4,
                table.name(),
                sentence(
                        "a row without a tenant " + phrases(actions), "in every session, since its column may be NULL"),
                "ALTER TABLE %s ALTER COLUMN %s SET NOT NULL;".formatted(table.quoted(), column()));
    }

    private Finding unproven(List<String> constructs, List<RowAction> actions) {
        return Finding.warning(
                Rule.Z3,
                table.name(),
                "Whether a row of tenant B %s on the table %s for the role %s depends on what could not be read: %s."
                        .formatted(phrases(actions), table.name(), role.name(), String.join(", ", constructs)),
                narrowed());
    }

    private String sentence(String example, String why) {
        return "On the table %s and for the role %s, %s, %s.".formatted(table.name(), role.name(), example, why);
    }

    private static String phrases(List<RowAction> actions) {
        List<String> phrases = actions.stream().map(RowAction::phrase).toList();
        return phrases.size() == 1
                ? phrases.getFirst()
                : String.join(", ", phrases.subList(0, phrases.size() - 1)) + " and " + phrases.getLast();
    }

    private static Stream<String> names(Verdict.Leak leak) {
        return leak.session().stream().map(text -> text.substring(0, text.indexOf(' ')));
    }

    private static String variables(Verdict.Leak leak) {
        return names(leak).collect(joining(" and "));
    }

    private String claims(Verdict.Leak leak) {
        Set<String> claims = new TreeSet<>();
        names(leak)
                .forEach(name -> Optional.ofNullable(scope.claims().get(name))
                        .ifPresent(claim -> claims.add(name + " is its claim " + claim)));
        return String.join(" and ", claims);
    }

    /** A policy that narrows whatever the others allow. */
    private String narrowed() {
        Expression.Column tenant = table.tenant().orElseThrow();
        String variable = scope.tenantVariables().contains("app.tenant_id")
                ? "app.tenant_id"
                : scope.tenantVariables().stream().sorted().toList().getFirst();
        return "CREATE POLICY %s ON %s AS RESTRICTIVE USING (%s = nullif(current_setting('%s', true), '')::%s);"
                .formatted(
                        freeName(),
                        table.quoted(),
                        column(),
                        variable.replace("'", "''"),
                        tenant.type().name());
    }

    private String column() {
        return RelationName.quoteIdentifier(table.tenant().orElseThrow().name());
    }

    private String freeName() {
        var taken = new ArrayList<String>();
        table.policies().forEach(policy -> taken.add(policy.name()));
        String name = "tenant_only";
        for (int n = 2; taken.contains(name); n++) {
            name = "tenant_only_" + n;
        }
        return name;
    }
}
