package io.fraiseql.tenancy.identity;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The caller as a verified token names it; without a token, nobody.
 *
 * @param authenticated whether a token was there, and valid
 * @param tenantClaim the tenant claim as it stands in the token
 * @param subject the {@code sub} claim
 * @param claims all claims: strings, numbers, booleans, lists and maps
 */
public record Identity(
        boolean authenticated,
        Optional<String> tenantClaim,
        Optional<String> subject,
        Set<String> roles,
        Set<String> scopes,
        Set<String> permissions,
        Map<String, Object> claims) {
    private static final Identity ANONYMOUS =
            new Identity(false, Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of(), Map.of());

    public Identity {
        Objects.requireNonNull(tenantClaim, "tenantClaim is null");
        Objects.requireNonNull(subject, "subject is null");
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
        permissions = Set.copyOf(permissions);
        claims = Map.copyOf(claims);
    }

    /** The caller without a token. */
    public static Identity anonymous() {
        return ANONYMOUS;
    }
}
