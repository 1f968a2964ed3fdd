package io.fraiseql.tenancy.isolation.check;

import io.fraiseql.tenancy.isolation.Evidence;
import io.fraiseql.tenancy.isolation.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All checks that ask the catalog. */
public final class Checks {
    private static final List<Check> ROWS = List.of(
            new OwnedObjects(),
            new RoleSettings(),
            new PrivilegesPastPolicies(),
            new RightsToCreate(),
            new PublicRights(),
            new WaysOut(),
            new MissingForce(),
            new UniqueAcrossTenants(),
            new KeysAcrossTenants(),
            new UndeclaredTables(),
            new TenantColumns(),
            new TenantIndexes(),
            new ReplicaIdentity(),
            new SharedSequences(),
            new PolicyForms(),
            new PolicyCoverage(),
            new DeadPolicies(),
            new PolicyFunctions(),
            new PolicyTables(),
            new FilteringViews(),
            new RewriteRules(),
            new DefinerFunctions(),
            new ContextFunctions(),
            new DynamicSql(),
            new TriggerRights(),
            new LeakproofFunctions(),
            new Announcements(),
            new Publications(),
            new StatisticsRoles(),
            new ScheduledJobs(),
            new ServerVersion(),
            new RegistrySecrets());

    private Checks() {}

    /** What is wrong with tables that tenants share, in no order. */
    public static List<Finding> inspect(Evidence evidence) throws SQLException {
        var findings = new ArrayList<Finding>();
        for (Check check : ROWS) {
            findings.addAll(check.inspect(evidence));
        }
        return findings;
    }
}
