package io.fraiseql.tenancy.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

final class AuthReader {
    private static final String VARIABLE = "JWT_SECRET";

    private AuthReader() {}

    static Supplier<AuthConfig> read(Section section) {
        AuthConfig defaults = AuthConfig.none();
        Optional<URI> jwksUrl = section.parsed("jwks_url", AuthReader::url);
        Optional<Secret> jwtSecret = secret(section);
        Optional<String> issuer = section.text("issuer");
        Optional<String> audience = section.text("audience");
        String rolesClaim = section.text("roles_claim").orElse(defaults.rolesClaim());
        String scopesClaim = section.text("scopes_claim").orElse(defaults.scopesClaim());
        String permissionsClaim = section.text("permissions_claim").orElse(defaults.permissionsClaim());
        Duration clockSkew =
                section.duration("clock_skew", AuthConfig.CLOCK_SKEW).orElse(defaults.clockSkew());
        if (section.has("jwt_secret") && section.has("jwks_url")) {
            section.refuse(
                    "jwks_url",
                    "jwt_secret and jwks_url exclude each other: the sender of a token would choose between them; remove one");
        }
        // A section without keys is a mistake, not a wish to serve without authentication.
        if (section.isPresent()
                && !section.has("jwt_secret")
                && !section.has("jwks_url")
                && !section.environment().isSet(VARIABLE)) {
            section.refuse(
                    "jwt_secret",
                    "[auth] names no keys; set jwt_secret, jwks_url, or the environment variable " + VARIABLE);
        }
        return () -> new AuthConfig(
                jwtSecret, jwksUrl, issuer, audience, rolesClaim, scopesClaim, permissionsClaim, clockSkew);
    }

    /** The file's secret; else the environment's, unless the file has chosen the issuer's keys. */
    private static Optional<Secret> secret(Section section) {
        if (section.has("jwt_secret")) {
            return section.parsed("jwt_secret", text -> AuthConfig.longEnough(Secret.of(text)));
        }
        if (section.has("jwks_url") || !section.environment().isSet(VARIABLE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(AuthConfig.longEnough(
                    Secret.of(section.environment().get(VARIABLE).orElse(""))));
        } catch (IllegalArgumentException e) {
            section.refuse("jwt_secret", "the environment variable " + VARIABLE + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static URI url(String text) {
        try {
            return AuthConfig.trustworthy(URI.create(text));
        } catch (IllegalArgumentException e) {
            // URI.create quotes the text, which may have come from the environment.
            throw new IllegalArgumentException(
                    "the keys' URL is https://host/path, or http on localhost; without credentials and fragment");
        }
    }
}
