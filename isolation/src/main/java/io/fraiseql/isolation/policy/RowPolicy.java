package io.fraiseql.isolation.policy;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A policy of a table.
 *
 * @param command {@code *} for all, or {@code r}, {@code a}, {@code w}, {@code d} for select, insert, update, delete
 * @param roles the roles it is for; 0 is everybody
 * @param using the condition on rows that are there
 * @param check the condition on rows that are written; where it is missing, the other one serves
 */
public record RowPolicy(
        String name,
        char command,
        boolean permissive,
        Set<Long> roles,
        Optional<Expression> using,
        Optional<Expression> check) {
    public RowPolicy {
        Objects.requireNonNull(name, "name is null");
        roles = Set.copyOf(roles);
        Objects.requireNonNull(using, "using is null");
        Objects.requireNonNull(check, "check is null");
    }

    /** Whether it is in force for a command, by its letter. */
    public boolean covers(char other) {
        return command == '*' || command == other;
    }

    /** The condition on rows that are written. */
    public Optional<Expression> written() {
        return check.isPresent() ? check : using;
    }
}
