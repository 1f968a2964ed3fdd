package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantUrlsTest {
    private static final ConnectionUrl BASE = ConnectionUrl.parse(
            "postgresql://app:secret@db.example:6432/shared?sslmode=verify-full&sslrootcert=/etc/ca.pem");
    private static final TenantUrls URLS =
            TenantUrls.of(BASE, List.of("db.example", "DB7.example:5433", "*.eu.example", "[::1]"));

    @Test
    void whatAUrlLeavesOutIsThatOfTheSharedDatabase() {
        ConnectionUrl url = URLS.read("postgresql://db.example/acme");

        assertThat(url.user()).isEqualTo(Optional.of("app"));
        assertThat(url.password()).isEqualTo(Optional.of("secret"));
        assertThat(url.port()).isEqualTo(5432);
        assertThat(url.database()).isEqualTo("acme");
        assertThat(url.parameters()).isEqualTo(Map.of("sslmode", "verify-full", "sslrootcert", "/etc/ca.pem"));
    }

    @Test
    void anotherRoleDoesNotGetThePasswordOfThisOne() {
        assertThat(URLS.read("postgresql://other@db.example/acme").password()).isEmpty();
        assertThat(URLS.read("postgresql://app@db.example/acme").password()).contains("secret");
        assertThat(URLS.read("postgresql://other:own@db.example/acme").password())
                .contains("own");
    }

    @Test
    void aServerOfTheConfigurationHasARoleOfItsOwn() {
        ConnectionUrl server =
                ConnectionUrl.parse("postgresql://far:away@db2.example:5432/any?sslmode=require&sslcert=/c");
        TenantUrls urls = TenantUrls.of(BASE, List.of(server), List.of("db2.example", "db.example"));

        assertThat(urls.read("postgresql://db2.example/acme").user()).contains("far");
        assertThat(urls.read("postgresql://db2.example/acme").password()).contains("away");
        assertThat(urls.read("postgresql://db2.example/acme").parameters())
                .isEqualTo(Map.of("sslmode", "require", "sslcert", "/c"));
        assertThat(urls.read("postgresql://far:away@db2.example/acme?sslcert=/c"))
                .isNotNull();
        assertThatThrownBy(() -> urls.read("postgresql://db2.example/acme?sslcert=/other"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(urls.read("postgresql://db.example/acme").user()).contains("app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db.example/a",
                "postgresql://DB.example:9999/a",
                "postgresql://db7.example:5433/a",
                "postgresql://one.eu.example/a",
                "postgresql://one.two.eu.example:1/a",
                "postgresql://[::1]:5432/a",
                "postgresql://db.example/a?ApplicationName=x&connectTimeout=3"
            })
    void allowedUrls(String url) {
        assertThat(URLS.read(url)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://evil.example/a",
                "postgresql://db7.example/a",
                "postgresql://eu.example/a",
                "postgresql://noteu.example/a",
                "postgresql://db.example.evil.com/a",
                "postgresql://db.example,evil.example/a",
                "postgresql://db.example@evil.example/a",
                "postgresql://db.example/a?socketFactory=evil.Factory",
                "postgresql://db.example/a?options=-c%20role=postgres",
                "postgresql://db.example/a?loggerFile=/tmp/x",
                "postgresql://db.example/a?sslfactory=org.postgresql.ssl.NonValidatingFactory",
                "postgresql://db.example/a?sslhostnameverifier=evil.Verifier",
                "postgresql://db.example/a?authenticationPluginClassName=evil.Plugin",
                "postgresql://db.example/a?jaasApplicationName=x",
                "postgresql://db.example/a?sslrootcert=/tmp/ca.pem",
                "postgresql://db.example/a?sslkey=/etc/shadow",
                "postgresql://db.example/a?sslmode=require",
                "postgresql://db.example/a?sslmode=disable",
                "postgresql:///a?host=evil.example"
            })
    @DisplayName("attack 55: hosts and parameters that a registry must not choose")
    void refusedUrls(String url) {
        assertThatThrownBy(() -> URLS.read(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://db", "db/x", "*", "db.*", "a b", "db:port"})
    void whatIsNoHostIsNotTaken(String host) {
        assertThatThrownBy(() -> TenantUrls.of(BASE, List.of(host))).isInstanceOf(IllegalArgumentException.class);
    }
}
