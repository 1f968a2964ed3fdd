package io.fraiseql.cli.development;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a token says that a developer mints for himself, signed with HS256.
 *
 * @param user the {@code sub} claim
 * @param tenant the tenant claim
 * @param scope scopes separated by spaces; an empty string for none
 */
public record DevelopmentToken(
        Claims names, String tenant, String user, List<String> roles, String scope, Duration lifetime) {
    public DevelopmentToken {
        Objects.requireNonNull(names, "names is null");
        Objects.requireNonNull(tenant, "tenant is null");
        Objects.requireNonNull(user, "user is null");
        roles = List.copyOf(roles);
        Objects.requireNonNull(scope, "scope is null");
        if (!lifetime.isPositive()) {
            throw new IllegalArgumentException("a token's lifetime is positive, not " + lifetime);
        }
    }

    /**
     * How the claims are called, and what the verifier expects of them.
     *
     * @param issuer the {@code iss} claim, where one is expected
     * @param audience the {@code aud} claim, where one is expected
     */
    public record Claims(
            String tenant, String roles, String scopes, Optional<String> issuer, Optional<String> audience) {
        /** The names of a configuration that says nothing about them. */
        public static final Claims DEFAULT =
                new Claims("tenant_id", "roles", "scope", Optional.empty(), Optional.empty());
    }

    /**
     * Signs it.
     *
     * @param secret at least 32 bytes
     */
    public String sign(byte[] secret) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .subject(user)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)));
        names.issuer.ifPresent(claims::issuer);
        names.audience.ifPresent(claims::audience);
        more().forEach(claims::claim);
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the token could not be signed: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> more() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put(names.tenant, tenant);
        if (!roles.isEmpty()) {
            claims.put(names.roles, roles);
        }
        if (!scope.isEmpty()) {
            claims.put(names.scopes, scope);
        }
        return claims;
    }
}
