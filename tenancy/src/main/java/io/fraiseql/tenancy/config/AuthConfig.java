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
 * @param rolesClaim the claim, or the dotted path to it, that holds the roles
 * @param scopesClaim the same for the scopes
 * @param permissionsClaim the same for the permissions
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
    private static final String VARIABLE = "JWT_SECRET";
    private static final int MINIMUM_SECRET_BYTES = 32;
    private static final Range<Duration> CLOCK_SKEW = Range.of("clock_skew", Duration.ZERO, Duration.ofMinutes(5));
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String URL_FORM =
            "the keys' URL is https://host/path, or http on localhost; without credentials and fragment";

    public AuthConfig {
        jwtSecret.ifPresent(AuthConfig::longEnough);
        jwksUrl.ifPresent(AuthConfig::trustworthy);
        Objects.requireNonNull(issuer, "issuer is null");
        Objects.requireNonNull(audience, "audience is null");
        Objects.requireNonNull(rolesClaim, "rolesClaim is null");
        Objects.requireNonNull(scopesClaim, "scopesClaim is null");
        Objects.requireNonNull(permissionsClaim, "permissionsClaim is null");
        CLOCK_SKEW.check(clockSkew);
        requireOneKind(jwtSecret.isPresent(), jwksUrl.isPresent());
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

    static Optional<AuthConfig> read(Section section) {
        AuthConfig defaults = none();
        Optional<URI> jwksUrl = section.parsed("jwks_url", AuthConfig::url);
        Optional<Secret> jwtSecret = secret(section);
        Optional<String> issuer = section.text("issuer");
        Optional<String> audience = section.text("audience");
        String rolesClaim = section.text("roles_claim").orElse(defaults.rolesClaim);
        String scopesClaim = section.text("scopes_claim").orElse(defaults.scopesClaim);
        String permissionsClaim = section.text("permissions_claim").orElse(defaults.permissionsClaim);
        Duration clockSkew = section.duration(CLOCK_SKEW).orElse(defaults.clockSkew);
        section.check(() -> requireOneKind(section.has("jwt_secret"), section.has("jwks_url")));
        // A section without keys is a mistake, not a wish to serve without authentication.
        if (section.isPresent()
                && !section.has("jwt_secret")
                && !section.has("jwks_url")
                && !section.environment().isSet(VARIABLE)) {
            section.refuse(
                    "jwt_secret",
                    "[auth] names no keys; set jwt_secret, jwks_url, or the environment variable " + VARIABLE);
        }
        return section.made(() -> new AuthConfig(
                jwtSecret, jwksUrl, issuer, audience, rolesClaim, scopesClaim, permissionsClaim, clockSkew));
    }

    /** Whether tokens can be verified at all. */
    public boolean isConfigured() {
        return jwtSecret.isPresent() || jwksUrl.isPresent();
    }

    /** The file's secret; else the environment's, unless the file has chosen the issuer's keys. */
    private static Optional<Secret> secret(Section section) {
        if (section.has("jwt_secret")) {
            return section.parsed("jwt_secret", text -> longEnough(Secret.of(text)));
        }
        if (section.has("jwks_url") || !section.environment().isSet(VARIABLE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    longEnough(Secret.of(section.environment().get(VARIABLE).orElse(""))));
        } catch (IllegalArgumentException e) {
            section.refuse("jwt_secret", "the environment variable " + VARIABLE + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static void requireOneKind(boolean secret, boolean url) {
        if (secret && url) {
            throw new RefusedValueException(
                    "jwks_url",
                    "jwt_secret and jwks_url exclude each other: the sender of a token would choose between them; remove one");
        }
    }

    private static Secret longEnough(Secret secret) {
        if (secret.length() < MINIMUM_SECRET_BYTES) {
            throw new IllegalArgumentException("the secret has " + secret.length() + " bytes and HS256 needs "
                    + MINIMUM_SECRET_BYTES + " at least; one is made by: openssl rand -base64 48");
        }
        return secret;
    }

    private static URI url(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            // The cause quotes the text, which may have come from the environment, and is left behind on purpose.
            throw new IllegalArgumentException(URL_FORM);
        }
        return trustworthy(url);
    }

    private static URI trustworthy(URI url) {
        boolean https = "https".equals(url.getScheme());
        boolean local = "http".equals(url.getScheme()) && url.getHost() != null && LOOPBACK.contains(url.getHost());
        if ((!https && !local)
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawFragment() != null) {
            throw new IllegalArgumentException(URL_FORM);
        }
        return url;
    }
}
