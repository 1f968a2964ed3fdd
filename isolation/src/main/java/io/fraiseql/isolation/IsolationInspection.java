package io.fraiseql.isolation;

import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Whether the database keeps tenants apart, as far as its catalog can tell: the powers of the role that serves,
 * row-level security and policies of the tables, and the rights with which views read them, through views of views. It
 * reads no row of any table.
 *
 * <p>Out of its sight: what policies compute, what functions read, and rules and triggers that write elsewhere.
 */
public final class IsolationInspection {
    private static final List<Check> CHECKS = List.of(
            new RolePowers(),
            new RoleReach(),
            new TableOwnership(true),
            new ServedNames(),
            new RowSecurity(),
            new TenantPolicies(),
            new WideningPolicies(),
            new UnprotectedKinds(),
            new ViewRights());

    /** What must hold also where no tenants share a table. */
    private static final List<Check> CHECKS_OF_ROLES =
            List.of(new RolePowers(), new RoleReach(), new TableOwnership(false), new ServedNames());

    private IsolationInspection() {}

    /**
     * Inspects what a server is about to serve.
     *
     * @param appRoleConnection a connection of the role that serves, in no transaction; it is left as it came
     * @param served the tables and views that are served under row-level security
     * @param tenantColumn the name of the column that tells tenants apart, as PostgreSQL stores it
     * @return what is wrong, errors first; nothing when all is well. A server must not start on a finding that
     *     {@linkplain Finding#refusesStart refuses} it
     */
    public static List<Finding> inspect(
            Connection appRoleConnection, Collection<RelationName> served, String tenantColumn) throws SQLException {
        return run(CHECKS, CatalogReader.read(appRoleConnection, served, tenantColumn));
    }

    /**
     * Inspects what a server is about to serve from schemas or databases that belong to one tenant each: the powers of
     * the role, and whether policies bind it where there are some, but not that there are.
     *
     * @param served the tables and views of one of those tenants, who stands for all
     */
    public static List<Finding> inspectRoles(
            Connection appRoleConnection, Collection<RelationName> served, String tenantColumn) throws SQLException {
        return run(CHECKS_OF_ROLES, CatalogReader.read(appRoleConnection, served, tenantColumn));
    }

    /**
     * Inspects all that a role may touch in the schemas of a scope, but the shared tables.
     *
     * @param connection of any role, in no transaction; it is left as it came
     */
    public static List<Finding> inspect(Connection connection, InspectionScope scope) throws SQLException {
        List<RelationName> served = Reachable.relations(connection, scope);
        return run(CHECKS, CatalogReader.read(connection, served, scope.tenantColumn(), scope.appRole()));
    }

    /**
     * Inspects a role that serves a database of one tenant: its powers, not the policies of tables.
     *
     * @param connection of any role, in no transaction; it is left as it came
     */
    public static List<Finding> inspectRole(Connection connection, InspectionScope scope) throws SQLException {
        return run(CHECKS_OF_ROLES, CatalogReader.read(connection, List.of(), scope.tenantColumn(), scope.appRole()));
    }

    private static List<Finding> run(List<Check> checks, Catalog catalog) {
        return checks.stream()
                .flatMap(check -> check.inspect(catalog).stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }
}
