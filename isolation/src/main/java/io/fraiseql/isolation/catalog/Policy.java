package io.fraiseql.isolation.catalog;

import java.util.Set;

/**
 * A policy of a table.
 *
 * @param command {@code *} for all, or {@code r}, {@code a}, {@code w}, {@code d} for select, insert, update, delete
 * @param roles the roles it is for; 0 is everybody
 * @param namesTenant whether the catalog has it depend on the tenant column
 * @param constantTrue whether it lets every row pass, for reading or for writing
 */
public record Policy(
        String name, char command, boolean permissive, Set<Long> roles, boolean namesTenant, boolean constantTrue) {
    public Policy {
        roles = Set.copyOf(roles);
    }

    public boolean appliesTo(Role role) {
        return roles.stream().anyMatch(role::hasRightsOf);
    }

    /** Whether it is in force wherever another one is. */
    public boolean covers(Policy other) {
        return command == '*' || command == other.command;
    }
}
