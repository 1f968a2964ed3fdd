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

/** Examines a database. It reads the catalog and no row of any table, and changes nothing. */
public final class Doctor {
    /** A guess from the columns that a policy reads, which a proof, or the failure of one, makes idle. */
    private static final String WIDENING = "P7";

    /** A guess from the form of two conditions; where the proof holds, there is nothing to it. */
    private static final String WEAKER_CHECK = "P5";

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
            findings.removeIf(finding -> switch (finding.check()) {
                case WIDENING -> proof.examined().contains(finding.object());
                case WEAKER_CHECK -> proof.proven().contains(finding.object());
                default -> false;
            });
            return proof.findings();
        }));
        return List.copyOf(findings);
    }
}
