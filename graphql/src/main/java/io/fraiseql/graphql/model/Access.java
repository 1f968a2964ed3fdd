package io.fraiseql.graphql.model;

import java.util.Set;

/**
 * Who may use a field or operation.
 *
 * @param scopes all of these
 * @param anyRole one of these, unless empty
 * @param permissions all of these
 */
public record Access(Set<String> scopes, Set<String> anyRole, Set<String> permissions) {
    /** Everyone. */
    public static final Access OPEN = new Access(Set.of(), Set.of(), Set.of());

    public Access {
        scopes = Set.copyOf(scopes);
        anyRole = Set.copyOf(anyRole);
        permissions = Set.copyOf(permissions);
    }

    /** Whether anything is asked of the caller. */
    public boolean isOpen() {
        return scopes.isEmpty() && anyRole.isEmpty() && permissions.isEmpty();
    }

    /** Whether everyone who meets this meets the other too. */
    public boolean implies(Access other) {
        boolean roles = other.anyRole.isEmpty() || (!anyRole.isEmpty() && other.anyRole.containsAll(anyRole));
        return scopes.containsAll(other.scopes) && permissions.containsAll(other.permissions) && roles;
    }
}
