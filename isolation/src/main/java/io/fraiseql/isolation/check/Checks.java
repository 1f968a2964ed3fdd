package io.fraiseql.isolation.check;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All checks, by what they are for. */
final class Checks {
    /** What must hold of what is served, where tenants share the tables. */
    private static final List<Check> SERVED = List.of(
            new RoleAttributes(),
            new RoleMemberships(),
            new TableOwnership(true),
            new MissingRelations(),
            new RowSecurity(),
            new TenantPolicies(),
            new WideningPolicies(),
            new UnprotectableRelations(),
            new ViewOwners());

    /** The same where each tenant has tables of its own. */
    private static final List<Check> SERVED_UNSHARED =
            List.of(new RoleAttributes(), new RoleMemberships(), new TableOwnership(false), new MissingRelations());

    /** What must hold of the role and of its functions, also where no table is shared. */
    private static final List<Check> ROLES = List.of(
            new OwnedObjects(),
            new RoleSettings(),
            new CreatePrivileges(),
            new PublicPrivileges(),
            new ExternalAccess(),
            new FunctionSettings(),
            new DynamicSql(),
            new StatisticsRoles(),
            new RegistryPasswords());

    private static final List<Check> TABLES = List.of(
            new PrivilegesPastPolicies(),
            new MissingForce(),
            new UniqueIndexesAcrossTenants(),
            new ForeignKeysAcrossTenants(),
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
            new UnindexablePolicies(),
            new SecurityBarriers(),
            new RewriteRules(),
            new SecurityDefinerFunctions(),
            new Triggers(),
            new LeakproofFunctions(),
            new FunctionSideEffects(),
            new Publications(),
            new ScheduledJobs(),
            new ServerVersion());

    private static final List<Check> OWN_DATABASE = List.of(new ConnectPrivileges(), new HbaRules());

    private Checks() {}

    /** What is wrong with what is served, errors first. */
    static List<Finding> ofServed(Catalog catalog, boolean sharedTables) throws SQLException {
        return run(sharedTables ? SERVED : SERVED_UNSHARED, catalog).stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    /** What is wrong with a database, in no order. */
    static List<Finding> ofDatabase(Catalog catalog, TenancyModel model, Inspection.Extent extent) throws SQLException {
        var checks = new ArrayList<>(ROLES);
        checks.addAll(model.ownDatabase() ? OWN_DATABASE : TABLES);
        model.schemas().ifPresent(schemas -> checks.addAll(schemas.checks(extent)));
        List<String> questions =
                checks.stream().flatMap(check -> check.questions().stream()).toList();
        return catalog.knowing(questions, () -> {
            var findings = new ArrayList<>(ofServed(catalog, !model.ownDatabase()));
            findings.addAll(run(checks, catalog));
            return List.copyOf(findings);
        });
    }

    private static List<Finding> run(List<Check> checks, Catalog catalog) throws SQLException {
        var findings = new ArrayList<Finding>();
        for (Check check : checks) {
            findings.addAll(check.inspect(catalog));
        }
        return findings;
    }
}
