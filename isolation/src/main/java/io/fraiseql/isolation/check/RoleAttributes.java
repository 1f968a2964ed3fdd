package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;
import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.AccessGraph;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.catalog.ReachableRole;
import io.fraiseql.isolation.catalog.Role;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** R1: the role that connects, and the one it acts as, have no power above policies. */
final class RoleAttributes implements Check {
    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        AccessGraph graph = catalog.graph();
        return graph.reachable().stream()
                .filter(ReachableRole::isConnection)
                .flatMap(reach -> powers(reach.role()).stream())
                .toList();
    }

    private static List<Finding> powers(Role role) {
        var findings = new ArrayList<Finding>();
        if (role.superuser()) {
            findings.add(error(
                    Rule.R1,
                    role,
                    "The role " + role + " is a superuser, whom no policy binds, so every tenant would see all rows.",
                    role.isBootstrapSuperuser() ? anotherRole() : alter(role, "NOSUPERUSER")));
        }
        if (role.bypassesRowSecurity() && !role.isBootstrapSuperuser()) {
            findings.add(error(
                    Rule.R1,
                    role,
                    "The role " + role + " has BYPASSRLS, so no policy binds it and every tenant would see all rows.",
                    alter(role, "NOBYPASSRLS")));
        }
        if (role.createsRoles() && !role.superuser()) {
            findings.add(warning(
                    Rule.R1,
                    role,
                    "The role " + role + " has CREATEROLE and may give itself the rights of other roles.",
                    alter(role, "NOCREATEROLE")));
        }
        if (role.replicates() && !role.superuser()) {
            findings.add(warning(
                    Rule.R1,
                    role,
                    "The role " + role + " has REPLICATION and may copy the whole cluster, past all policies.",
                    alter(role, "NOREPLICATION")));
        }
        if (role.createsDatabases() && !role.superuser()) {
            findings.add(warning(
                    Rule.R1,
                    role,
                    "The role " + role + " has CREATEDB and may copy a database whose template it can connect to.",
                    alter(role, "NOCREATEDB")));
        }
        return findings;
    }

    private static String alter(Role role, String attribute) {
        return "ALTER ROLE " + role.quoted() + " " + attribute + ";";
    }

    private static String anotherRole() {
        return "-- the first superuser of a cluster stays one: make a role that serves, grant it what it needs,"
                + " and name it in database.url\nCREATE ROLE fraiseql_app LOGIN;";
    }
}
