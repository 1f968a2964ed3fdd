package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;
import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.AccessGraph;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.catalog.Relation;
import io.fraiseql.isolation.catalog.Role;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * T2 and R3: the role that serves does not own what it serves. An owner is not bound by policies unless row-level
 * security is forced, and where it is, may lift it. Of membership in an owner {@link RoleMemberships} tells.
 *
 * @param shared whether tenants share the tables, so that those with a tenant column ought to have policies
 */
record TableOwnership(boolean shared) implements Check {
    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        AccessGraph graph = catalog.graph();
        return graph.tables().stream()
                .filter(table -> owns(graph, table))
                .flatMap(table -> inspect(graph.appRole(), table).stream())
                .toList();
    }

    private static boolean owns(AccessGraph graph, Relation table) {
        return table.owner().equals(graph.appRole())
                // A right that no membership gives, such as that of the database's owner.
                || (!graph.appRole().superuser()
                        && graph.appRole().hasRightsOf(table.owner().oid())
                        && graph.reachable().stream()
                                .noneMatch(reach -> reach.role().equals(table.owner())));
    }

    private Optional<Finding> inspect(Role appRole, Relation table) {
        if (table.forced() && table.rowSecurity()) {
            return Optional.of(warning(
                    Rule.R3,
                    table,
                    "The role " + appRole + " serves the table " + table
                            + " and owns it, so it could lift its policies.",
                    "ALTER TABLE " + table.quoted()
                            + " OWNER TO CURRENT_USER;\nGRANT SELECT, INSERT, UPDATE, DELETE ON " + table.quoted()
                            + " TO " + appRole.quoted() + ";"));
        }
        if (!table.rowSecurity() && !(shared && table.bearsTenant())) {
            return Optional.empty();
        }
        return Optional.of(error(
                Rule.T2,
                table,
                "The role " + appRole + " serves the table " + table
                        + " and owns it without FORCE, so its policies do not bind it"
                        + (shared ? " and every tenant would see all rows." : "."),
                FixSql.force(table)));
    }
}
