package io.fraiseql.isolation.check;

import io.fraiseql.isolation.CatalogTransaction;
import io.fraiseql.isolation.Evidence;
import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.isolation.IsolationInspection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole of the static examination: everything that the catalog can tell of the isolation of tenants, short of
 * a proof.
 */
public final class Catalogue {
    private Catalogue() {}

    /**
     * Examines what a role may touch.
     *
     * @param connection of any role, in no transaction; it is left as it came
     * @return what is wrong, in no order
     */
    public static List<Finding> inspect(Connection connection, InspectionScope scope, Homes homes) throws SQLException {
        return inspect(connection, scope, homes, true);
    }

    /**
     * The same without what takes the longer the more tenants there are: the comparison of their schemas (H1) and the
     * dependencies between them (H2).
     */
    public static List<Finding> inspectForStart(Connection connection, InspectionScope scope, Homes homes)
            throws SQLException {
        return inspect(connection, scope, homes, false);
    }

    private static List<Finding> inspect(Connection connection, InspectionScope scope, Homes homes, boolean everySchema)
            throws SQLException {
        var findings = new ArrayList<Finding>(
                homes.ownDatabase()
                        ? IsolationInspection.inspectRole(connection, scope)
                        : IsolationInspection.inspect(connection, scope));
        findings.addAll(new CatalogTransaction(connection).read(() -> {
            var evidence = new Evidence(connection, scope);
            var found = new ArrayList<Finding>();
            if (homes.ownDatabase()) {
                found.addAll(Checks.inspectOwnDatabase(evidence));
            } else {
                found.addAll(Checks.inspect(evidence));
            }
            if (homes.schemas().isPresent()) {
                TenantSchemas schemas = homes.schemas().get();
                found.addAll(everySchema ? schemas.inspect(evidence) : schemas.inspectForStart(evidence));
            }
            return found;
        }));
        return List.copyOf(findings);
    }
}
