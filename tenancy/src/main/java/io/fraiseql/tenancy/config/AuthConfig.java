package io.fraiseql.tenancy.config;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code [auth]}: which tokens are believed. The keys are either a shared secret or a set that the issuer publishes,
 * never both: with two kinds of key the sender of a token would choose which one it is checked with.
 *
 * @param jwtSecret the HS256 secret, 32 bytes at least
 * @param jwksUrl where the issuer publishes its keys; https, or http on this machine
 * @param issuer what {@code iss} must be
 * @param audience what {@code aud} must hold
 * @param rolesClaim the claim, or the dotted path to it, that holds the roles; the same holds for scopes
 *     and permissions
 * @param clockSkew how far the clocks of issuer and server may be apart, 0 s to 5 min
 */
public record AuthConfig(
        Optional<Secret> jwtSecret,
        Optional<URI> jwksUrl,
        Optional<String> issuer,
        Optional<String> audience,
        String rolesClaim,
        String scopesClaim,
        String permissionsClaim,
        Duration clockSkew) {
    static final int MINIMUM_SECRET_BYTES = 32;
    static final Range<Duration> CLOCK_SKEW = Range.of(Duration.ZERO, Duration.ofMinutes(5));
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public AuthConfig {
        jwtSecret.ifPresent(AuthConfig::longEnough);
        jwksUrl.ifPresent(AuthConfig::trustworthy);
        Objects.requireNonNull(issuer, "issuer is null");
        Objects.requireNonNull(audience, "audience is null");
        Objects.requireNonNull(rolesClaim, "rolesClaim is null");
        Objects.requireNonNull(scopesClaim, "scopesClaim is null");
        Objects.requireNonNull(permissionsClaim, "permissionsClaim is null");
        CLOCK_SKEW.check("clock_skew", clockSkew);
        if (jwtSecret.isPresent() && jwksUrl.isPresent()) {
            throw new IllegalArgumentException("jwt_secret and jwks_url exclude each other");
        }
    }

    /** No authentication at all: every token is refused. For a development machine. */
    public static AuthConfig none() {
        return new AuthConfig(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "roles",
                "scope",
                "permissions",
                Duration.ofSeconds(30));
    }

    /** Whether tokens can be verified at all. */
    public boolean isConfigured() {
        return jwtSecret.isPresent() || jwksUrl.isPresent();
    }

    static Secret longEnough(Secret secret) {
        if (secret.length() < MINIMUM_SECRET_BYTES) {
            throw new IllegalArgumentException("the secret has " + secret.length() + " bytes and HS256 needs "
                    + MINIMUM_SECRET_BYTES + " at least; one is made by: openssl rand -base64 48");
        }
        return secret;
    }

    static URI trustworthy(URI url) {
        boolean https = "https".equals(url.getScheme());
        boolean local = "http".equals(url.getScheme()) && url.getHost() != null && LOOPBACK.contains(url.getHost());
        if ((!https && !local)
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the keys' URL is https://host/path, or http on localhost; without credentials and fragment");
        }
        return url;
    }
}
