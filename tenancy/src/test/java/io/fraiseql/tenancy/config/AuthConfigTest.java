package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthConfigTest {
    @Test
    void defaults() {
        var config = Toml.of("").read();

        assertThat(config.auth()).isEqualTo(AuthConfig.none());
        assertThat(config.auth().isConfigured()).isFalse();
        assertThat(config.warnings()).singleElement().asString().startsWith("No [auth] is set");
    }

    @Test
    void everyKey() {
        var config = Toml.of("""
                [auth]
                jwks_url = "https://issuer.example/jwks"
                issuer = "https://issuer.example/"
                audience = "blog"
                roles_claim = "realm_access.roles"
                scopes_claim = "scp"
                permissions_claim = "perms"
                clock_skew = "5s"
                """).read();

        assertThat(config.auth())
                .isEqualTo(new AuthConfig(
                        Optional.empty(),
                        Optional.of(URI.create("https://issuer.example/jwks")),
                        Optional.of("https://issuer.example/"),
                        Optional.of("blog"),
                        "realm_access.roles",
                        "scp",
                        "perms",
                        Duration.ofSeconds(5)));
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void everyError() {
        assertThat(Toml.of("""
                [auth]
                jwt_secret = "hunter2"
                jwks_url = "http://issuer.example/jwks"
                issuer = 1
                audience = ["blog"]
                roles_claim = false
                clock_skew = "1h"
                rolesclaim = "x"
                """).problems())
                .containsExactly(
                        "2:1: jwt_secret: the secret has 7 bytes and HS256 needs 32 at least; one is made by: openssl rand -base64 48",
                        "3:1: jwks_url: the keys' URL is https://host/path, or http on localhost; without credentials and fragment",
                        "3:1: jwt_secret and jwks_url exclude each other: the sender of a token would choose between them; remove one",
                        "4:1: 'issuer' is a whole number; it must be a string",
                        "5:1: 'audience' is a list; it must be a string",
                        "6:1: 'roles_claim' is true or false; it must be a string",
                        "7:1: clock_skew is 1h; it must be between 0s and 5m",
                        "8:1: unknown key 'rolesclaim' in [auth]; did you mean 'roles_claim'?");
    }

    @Test
    void theSecretIsTakenFromTheEnvironmentWhenTheKeyIsAbsent() {
        var config = Toml.of("").with("JWT_SECRET", Toml.SECRET).read();

        assertThat(config.auth().jwtSecret()).contains(Secret.of(Toml.SECRET));
    }

    @Test
    void theFileOverrulesTheEnvironment() {
        var other = "ffffffffffffffffffffffffffffffff";
        assertThat(Toml.of("[auth]\njwt_secret = \"" + other + "\"")
                        .with("JWT_SECRET", Toml.SECRET)
                        .read()
                        .auth()
                        .jwtSecret())
                .contains(Secret.of(other));
        assertThat(Toml.of("[auth]\njwks_url = \"http://localhost:1/jwks\"")
                        .with("JWT_SECRET", Toml.SECRET)
                        .read()
                        .auth()
                        .jwtSecret())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short"})
    void anUnusableSecretInTheEnvironmentStopsTheStartInsteadOfSwitchingAuthenticationOff(String secret) {
        assertThat(Toml.of("").with("JWT_SECRET", secret).problems())
                .singleElement()
                .asString()
                .contains("the environment variable JWT_SECRET: the secret has " + secret.length() + " bytes");
    }

    @Test
    void aSectionWithoutKeysStopsTheStartInsteadOfSwitchingAuthenticationOff() {
        assertThat(Toml.of("[auth]\nissuer = \"x\"").problems())
                .containsExactly(
                        "1:1: [auth] names no keys; set jwt_secret, jwks_url, or the environment variable JWT_SECRET");
    }

    @Test
    void theSecretIsNeverPrinted() {
        var config =
                Toml.of("[auth]\njwt_secret = \"${S}\"").with("S", Toml.SECRET).read();

        assertThat(config.toString()).doesNotContain(Toml.SECRET).doesNotContain("pw");
        assertThat(config.auth().jwtSecret().orElseThrow().hashCode())
                .isEqualTo(Secret.of("another").hashCode());
    }

    @Test
    void theConstructorRefusesTwoKindsOfKeys() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthConfig(
                        Optional.of(Secret.of(Toml.SECRET)),
                        Optional.of(URI.create("https://issuer/jwks")),
                        Optional.empty(),
                        Optional.empty(),
                        "roles",
                        "scope",
                        "permissions",
                        Duration.ZERO));
    }
}
