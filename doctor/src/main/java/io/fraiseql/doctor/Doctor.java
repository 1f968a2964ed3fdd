package io.fraiseql.doctor;

import io.fraiseql.doctor.proof.BodyTrees;
import io.fraiseql.doctor.proof.PolicyProof;
import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.catalog.CatalogTransaction;
import io.fraiseql.isolation.check.Inspection;
import io.fraiseql.isolation.check.TenancyModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Examines a database. It reads the catalog and, where there is one, the registry of tenants; it changes nothing. */
public final class Doctor {
    private Doctor() {}

    /**
     * Examines what a role may touch.
     *
     * @param connection of any role, in no transaction; it is left as it came
     */
    public static List<Finding> examine(Connection connection, InspectionScope scope, TenancyModel model)
            throws SQLException {
        var findings = new ArrayList<>(new Inspection.Database(scope, model, Inspection.Extent.FULL).run(connection));
        Map<Long, String> bodies = BodyTrees.analyse(connection);
        findings.addAll(new CatalogTransaction(connection).read(() -> {
            var catalog = Catalog.of(connection, scope);
            PolicyProof.Outcome proof = PolicyProof.attempt(catalog, bodies);
            findings.removeIf(finding -> switch (finding.rule()) {
                // A guess from the columns that a policy reads, which a proof, or the failure of one, makes idle.
                case P7 -> proof.examined().contains(finding.object());
                // A guess from the form of two conditions; where the proof holds, there is nothing to it.
                case P5 -> proof.proven().contains(finding.object());
                default -> false;
            });
            return proof.findings();
        }));
        return List.copyOf(findings);
    }
}
