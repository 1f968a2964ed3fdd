package io.fraiseql.doctor.proof;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.policy.PolicyReader;
import io.fraiseql.isolation.policy.PolicyTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks {@link Prover} about every table, role and action there is, and makes findings of what was not proven. */
public final class PolicyProof {
    /**
     * What came of it.
     *
     * @param findings what was not proven
     * @param examined the tables, as SQL writes them, whose policies were looked at
     * @param proven those of them of which all was proven
     */
    public record Outcome(List<Finding> findings, List<String> examined, List<String> proven) {
        public Outcome {
            findings = List.copyOf(findings);
            examined = List.copyOf(examined);
            proven = List.copyOf(proven);
        }
    }

    private PolicyProof() {}

    /**
     * Proves what can be proven of the catalog.
     *
     * @param bodies what {@link BodyTrees} found
     */
    public static Outcome attempt(Catalog catalog, Map<Long, String> bodies) throws SQLException {
        InspectionScope scope = catalog.scope();
        List<TableAccess> accesses = TableAccess.of(catalog);
        List<PolicyTable> tables = new PolicyReader(catalog.connection(), bodies)
                .read(accesses.stream().map(TableAccess::table).distinct().toList(), scope.tenantColumn());
        var findings = new ArrayList<Finding>();
        var examined = new ArrayList<String>();
        var proven = new ArrayList<String>();
        try (var prover = new Prover(scope.tenantVariables(), scope.claims().keySet())) {
            for (PolicyTable table : tables) {
                if (table.tenant().isEmpty() || table.policies().isEmpty()) {
                    continue;
                }
                List<Finding> ofTable = new ArrayList<>();
                for (TableAccess one : accesses) {
                    if (one.table() == table.oid()) {
                        ofTable.addAll(findings(prover, table, one.role(), scope));
                    }
                }
                examined.add(table.name());
                if (ofTable.isEmpty()) {
                    proven.add(table.name());
                }
                findings.addAll(ofTable);
            }
        }
        return new Outcome(findings.stream().distinct().toList(), examined, proven);
    }

    private static List<Finding> findings(Prover prover, PolicyTable table, PolicyRole role, InspectionScope scope) {
        Map<Verdict, List<RowAction>> verdicts = new LinkedHashMap<>();
        var actions = new EnumMap<RowAction, Verdict>(RowAction.class);
        for (RowAction action : RowAction.values()) {
            if (role.actions().contains(action)) {
                actions.put(action, prover.prove(table, role, action));
            }
        }
        actions.forEach((action, verdict) ->
                verdicts.computeIfAbsent(verdict, _ -> new ArrayList<>()).add(action));
        var sentences = new ProofFindings(table, role, scope);
        var findings = new ArrayList<Finding>();
        List<RowAction> open = actions.keySet().stream()
                .filter(action ->
                        actions.get(action) instanceof Verdict.Proven && prover.failsOpen(table, role, action))
                .toList();
        sentences.failsOpen(open).ifPresent(findings::add);
        verdicts.forEach((verdict, of) -> sentences.finding(verdict, of).ifPresent(findings::add));
        return findings;
    }
}
