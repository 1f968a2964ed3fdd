package io.fraiseql.doctor;

import io.fraiseql.doctor.proof.BodyTrees;
import io.fraiseql.doctor.proof.PolicyProof;
import io.fraiseql.tenancy.isolation.CatalogTransaction;
import io.fraiseql.tenancy.isolation.Evidence;
import io.fraiseql.tenancy.isolation.Finding;
import io.fraiseql.tenancy.isolation.InspectionScope;
import io.fraiseql.tenancy.isolation.IsolationInspection;
import io.fraiseql.tenancy.isolation.check.Checks;
import io.fraiseql.tenancy.isolation.check.ConnectRights;
import io.fraiseql.tenancy.isolation.check.TenantSchemas;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Examines a database. It reads the catalog and, where there is one, the registry of tenants; it changes nothing. */
public final class Doctor {
    /** A guess from the columns that a policy reads, which a proof, or the failure of one, makes idle. */
    private static final String WIDENING = "P7";

    /** A guess from the form of two conditions; where the proof holds, there is nothing to it. */
    private static final String WEAKER_CHECK = "P5";

    private Doctor() {}

    /**
     * Where tenants live, other than in shared tables.
     *
     * @param schemas how their schemas are found, where they have some
     * @param ownDatabase whether the whole database is one tenant's
     */
    public record Homes(Optional<TenantSchemas> schemas, boolean ownDatabase) {
        public Homes {
            Objects.requireNonNull(schemas, "schemas is null");
        }

        /** All tenants live in shared tables. */
        public static Homes sharedTables() {
            return new Homes(Optional.empty(), false);
        }
    }

    /**
     * Examines what a role may touch.
     *
     * @param connection of any role, in no transaction; it is left as it came
     */
    public static List<Finding> examine(Connection connection, InspectionScope scope, Homes homes) throws SQLException {
        var findings = new ArrayList<Finding>(IsolationInspection.inspect(connection, scope));
        Map<Long, String> bodies = BodyTrees.analyse(connection);
        findings.addAll(new CatalogTransaction(connection).read(() -> {
            var evidence = new Evidence(connection, scope);
            findings.addAll(Checks.inspect(evidence));
            if (homes.schemas().isPresent()) {
                findings.addAll(homes.schemas().get().inspect(evidence));
            }
            if (homes.ownDatabase()) {
                findings.addAll(ConnectRights.inspect(evidence));
            }
            PolicyProof.Outcome proof = PolicyProof.attempt(evidence, bodies);
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
