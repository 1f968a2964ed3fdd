package io.fraiseql.isolation.check;

import io.fraiseql.isolation.Evidence;
import io.fraiseql.isolation.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All checks that ask the catalog. */
final class Checks {
    /** What must hold of the role and of its functions, also where no table is shared. */
    private static final List<Check> ROLES = List.of(
            new OwnedObjects(),
            new RoleSettings(),
            new RightsToCreate(),
            new PublicRights(),
            new WaysOut(),
            new ContextFunctions(),
            new DynamicSql(),
            new StatisticsRoles(),
            new RegistrySecrets());

    private static final List<Check> TABLES = List.of(
            new PrivilegesPastPolicies(),
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
            new SubqueriesUnderCitus(),
            new PoliciesPastIndexes(),
            new FilteringViews(),
            new RewriteRules(),
            new DefinerFunctions(),
            new TriggerRights(),
            new LeakproofFunctions(),
            new Announcements(),
            new Publications(),
            new ScheduledJobs(),
            new ServerVersion());

    private static final List<Check> ALL =
            Stream.concat(ROLES.stream(), TABLES.stream()).toList();

    private static final List<Check> OWN_DATABASE = Stream.concat(
                    ROLES.stream(), Stream.of(new ConnectRights(), new HostRules()))
            .toList();

    private Checks() {}

    /** What is wrong where tenants share tables, in no order. */
    static List<Finding> inspect(Evidence evidence) throws SQLException {
        return run(ALL, evidence);
    }

    /** What is wrong with a database that is one tenant's, in no order. */
    static List<Finding> inspectOwnDatabase(Evidence evidence) throws SQLException {
        return run(OWN_DATABASE, evidence);
    }

    private static List<Finding> run(List<Check> checks, Evidence evidence) throws SQLException {
        List<String> questions =
                checks.stream().flatMap(check -> check.questions().stream()).toList();
        return evidence.knowing(questions, () -> {
            var findings = new ArrayList<Finding>();
            for (Check check : checks) {
                findings.addAll(check.inspect(evidence));
            }
            return findings;
        });
    }
}
