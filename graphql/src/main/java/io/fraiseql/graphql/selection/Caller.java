package io.fraiseql.graphql.selection;

import io.fraiseql.graphql.model.Access;
import io.fraiseql.tenancy.identity.Identity;
import java.util.Collections;
import java.util.Set;

/** What the caller's token allows, as access rules see it. */
public record Caller(Set<String> roles, Set<String> scopes, Set<String> permissions) {
    /** The caller that an identity describes. */
    public static Caller of(Identity identity) {
        return new Caller(identity.roles(), identity.scopes(), identity.permissions());
    }

    /** Whether the caller meets a rule. */
    public boolean meets(Access access) {
        return scopes.containsAll(access.scopes())
                && permissions.containsAll(access.permissions())
                && (access.anyRole().isEmpty() || !Collections.disjoint(roles, access.anyRole()));
    }
}
