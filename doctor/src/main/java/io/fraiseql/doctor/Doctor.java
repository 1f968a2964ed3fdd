package io.fraiseql.doctor;

import io.fraiseql.doctor.proof.PolicyProof;
import io.fraiseql.tenancy.isolation.CatalogTransaction;
import io.fraiseql.tenancy.isolation.Evidence;
import io.fraiseql.tenancy.isolation.Finding;
import io.fraiseql.tenancy.isolation.InspectionScope;
import io.fraiseql.tenancy.isolation.IsolationInspection;
import io.fraiseql.tenancy.isolation.check.Checks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Examines a database. It reads the catalog and no row of any table, and changes nothing. */
public final class Doctor {
    /** Guesses from the form of policies; where the proof holds, there is nothing to them. */
    private static final Set<String> GUESSES = Set.of("P5", "P7");

    private Doctor() {}

    /**
     * Examines what a role may touch.
     *
     * @param connection of any role, in no transaction; it is left as it came
     */
    public static List<Finding> examine(Connection connection, InspectionScope scope) throws SQLException {
        var findings = new ArrayList<Finding>(IsolationInspection.inspect(connection, scope));
        findings.addAll(new CatalogTransaction(connection).read(() -> {
            var evidence = new Evidence(connection, scope);
            findings.addAll(Checks.inspect(evidence));
            PolicyProof.Outcome proof = PolicyProof.attempt(evidence);
            findings.removeIf(finding ->
                    GUESSES.contains(finding.check()) && proof.proven().contains(finding.object()));
            return proof.findings();
        }));
        return List.copyOf(findings);
    }
}
