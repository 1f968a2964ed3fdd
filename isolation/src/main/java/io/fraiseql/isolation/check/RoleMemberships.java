package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;
import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.AccessGraph;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.catalog.ReachableRole;
import io.fraiseql.isolation.catalog.Relation;
import io.fraiseql.isolation.catalog.Role;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** R2: no membership, direct or through other roles, leads to a role that is above the policies of what is served. */
final class RoleMemberships implements Check {
    /** Whoever reads the server's files or runs programs beside it needs no policy's leave. */
    private static final Set<String> FILE_ROLES =
            Set.of("pg_read_server_files", "pg_write_server_files", "pg_execute_server_program");

    private static final Set<String> DATA_ROLES = Set.of("pg_read_all_data", "pg_write_all_data");

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        AccessGraph graph = catalog.graph();
        return graph.reachable().stream()
                .filter(reach -> !reach.isConnection())
                .flatMap(reach -> inspect(graph, reach).stream())
                .toList();
    }

    private static Optional<Finding> inspect(AccessGraph graph, ReachableRole reach) {
        Role role = reach.role();
        String fix = String.join("\n", reach.revocations());
        String member = "The role " + graph.appRole() + " is a member of " + role + ", directly or through others, ";
        if (role.isAboveRowSecurity()) {
            return Optional.of(error(Rule.R2, role, member + "and no policy binds that role.", fix));
        }
        if (FILE_ROLES.contains(role.name())) {
            return Optional.of(
                    error(Rule.R2, role, member + "which reaches every tenant's rows past the database.", fix));
        }
        String owned = graph.tables().stream()
                .filter(table -> table.owner().equals(role))
                .map(Relation::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!owned.isEmpty()) {
            return Optional.of(
                    error(Rule.R2, role, member + "which owns " + owned + " and can lift policies there.", fix));
        }
        if (DATA_ROLES.contains(role.name())) {
            return Optional.of(warning(Rule.R2, role, member + "which opens every table that has no policy.", fix));
        }
        return Optional.empty();
    }
}
