package io.fraiseql.isolation;

import static io.fraiseql.isolation.Finding.error;
import static io.fraiseql.isolation.Finding.warning;

import java.util.List;
import java.util.Optional;

/**
 * T2 and R3: the role that serves does not own what it serves. An owner is not bound by policies unless row-level
 * security is forced, and where it is, may lift it. Of membership in an owner {@link RoleReach} tells.
 *
 * @param shared whether tenants share the tables, so that those with a tenant column ought to have policies
 */
record TableOwnership(boolean shared) implements Check {
    @Override
    public List<Finding> inspect(Catalog catalog) {
        return catalog.tables().stream()
                .filter(table -> owns(catalog, table))
                .flatMap(table -> inspect(catalog.login(), table).stream())
                .toList();
    }

    private static boolean owns(Catalog catalog, Relation table) {
        return table.owner().equals(catalog.login())
                // A right that no membership gives, such as that of the database's owner.
                || (!catalog.login().superuser()
                        && catalog.login().hasRightsOf(table.owner().oid())
                        && catalog.reachable().stream()
                                .noneMatch(reach -> reach.role().equals(table.owner())));
    }

    private Optional<Finding> inspect(Role login, Relation table) {
        if (table.forced() && table.rowSecurity()) {
            return Optional.of(warning(
                    Rule.R3,
                    table,
                    "The role " + login + " serves the table " + table + " and owns it, so it could lift its policies.",
                    "ALTER TABLE " + table.quoted()
                            + " OWNER TO CURRENT_USER;\nGRANT SELECT, INSERT, UPDATE, DELETE ON " + table.quoted()
                            + " TO " + login.quoted() + ";"));
        }
        if (!table.rowSecurity() && !(shared && table.bearsTenant())) {
            return Optional.empty();
        }
        return Optional.of(error(
                Rule.T2,
                table,
                "The role " + login + " serves the table " + table
                        + " and owns it without FORCE, so its policies do not bind it"
                        + (shared ? " and every tenant would see all rows." : "."),
                Remedy.force(table)));
    }
}
