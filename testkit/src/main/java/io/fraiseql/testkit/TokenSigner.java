package io.fraiseql.testkit;

import io.fraiseql.tenancy.config.AuthConfig;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.Secret;
import io.fraiseql.tenancy.identity.TokenMint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signs tokens that the server under test believes. */
record TokenSigner(AuthConfig auth, String tenantClaim, Secret secret, RequiredAuthorities authorities) {
    private static final Duration LIFETIME = Duration.ofHours(1);

    static TokenSigner of(FraiseqlConfig config, String secret, RequiredAuthorities authorities) {
        return new TokenSigner(config.auth(), config.multitenancy().tenantClaim(), Secret.of(secret), authorities);
    }

    /** @param more claims that win over the others */
    String sign(String tenant, String user, List<String> roles, Map<String, Object> more) {
        var claims = new HashMap<String, Object>();
        auth.issuer().ifPresent(issuer -> claims.put("iss", issuer));
        auth.audience().ifPresent(audience -> claims.put("aud", audience));
        claims.put("sub", user);
        claims.put(tenantClaim, tenant);
        claims.put(auth.rolesClaim(), roles);
        claims.put(auth.scopesClaim(), String.join(" ", authorities.scopes()));
        claims.put(auth.permissionsClaim(), List.copyOf(authorities.permissions()));
        claims.putAll(more);
        return TokenMint.mint(secret, claims, LIFETIME);
    }
}
