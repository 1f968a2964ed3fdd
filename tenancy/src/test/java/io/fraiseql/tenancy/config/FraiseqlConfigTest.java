package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FraiseqlConfigTest {
    @ParameterizedTest
    @ValueSource(strings = {"row", "schema"})
    void readsTheGuidesStrategySnippetAsPrinted(String strategy) {
        var config =
                Toml.of("""
                [multitenancy]
                enabled = true
                strategy = "%s"
                tenant_header = "X-Tenant-ID"
                """.formatted(strategy)).with("JWT_SECRET", Toml.SECRET).read();

        assertThat(config.multitenancy().strategy()).isEqualTo(Strategy.valueOf(strategy.toUpperCase(Locale.ROOT)));
        assertThat(config.multitenancy().tenantHeader()).isEqualTo("X-Tenant-ID");
        assertThat(config.auth().isConfigured()).isTrue();
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void readsTheGuidesDatabaseSnippetAsPrinted() {
        var config = Toml.of("""
                [multitenancy]
                enabled = true
                strategy = "database"
                tenant_header = "X-Tenant-ID"

                [multitenancy.routing]
                # FraiseQL queries this table to resolve tenant → database URL
                registry_url = "${REGISTRY_DATABASE_URL}"
                registry_table = "tenant_databases"
                """)
                .with("JWT_SECRET", Toml.SECRET)
                .with("REGISTRY_DATABASE_URL", "postgresql://app:pw@registry/tenants")
                .read();

        assertThat(config.multitenancy().strategy()).isEqualTo(Strategy.DATABASE);
        assertThat(config.routing().registryUrl().orElseThrow().host()).isEqualTo("registry");
        assertThat(config.database().url().host()).isEqualTo("localhost");
    }

    @Test
    void readsTheGuidesBlogAsPrinted() {
        var config = Toml.of("""
                [project]
                name = "blog-platform"

                [database]
                url = "${DATABASE_URL}"

                [server]
                port = 8080

                # Multitenancy strategy (see caution above — namespace unverified)
                [multitenancy]
                enabled = true
                strategy = "row"
                tenant_header = "X-Tenant-ID"
                """).with("JWT_SECRET", Toml.SECRET).read();

        assertThat(config.project().name()).isEqualTo("blog-platform");
        assertThat(config.database().url().database()).isEqualTo("blog");
        assertThat(config.server().port()).isEqualTo(8080);
    }

    @Test
    void everyProblemIsToldAtOnceInTheOrderOfTheFileAndWithItsName() {
        var failure = new Toml("""
                [databse]
                url = "x"

                [multitenancy]
                strategy = 1
                [server]
                port = "80"
                """, Map.of("DATABASE_URL", "postgresql://localhost/blog")).failure();

        assertThat(failure).hasMessage("""
                fraiseql.toml has 3 problems:
                  fraiseql.toml:1:1: unknown section 'databse'; did you mean 'database'?
                  fraiseql.toml:5:1: 'strategy' is a whole number; it must be a string
                  fraiseql.toml:7:1: 'port' is a string; it must be a whole number""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "database = 'x'|1:1: 'database' is a string; write a section [database]",
                "[[server]]|1:1: 'server' is a list; write a section [server]",
                "strategy = 'row'|1:1: unknown key 'strategy'; it belongs in [multitenancy]",
                "[multitenancy.rooting]|1:1: unknown section 'rooting' in [multitenancy]; did you mean 'routing'?",
                "auth.issuer = 'x'|1:1: [auth] names no keys; set jwt_secret, jwks_url, or the environment variable JWT_SECRET",
                "project.nmae = 'x'|1:1: unknown key 'nmae' in [project]; did you mean 'name'?",
            })
    void whatIsInTheWrongPlaceIsTold(String text, String problem) {
        assertThat(Toml.of(text.replace('\'', '"')).problems()).containsExactly(problem.replace("\"", "'"));
    }

    @Test
    void syntaxErrorsAreToldWithoutWhatTheyQuote() {
        var failure = Toml.of("""
                [auth]
                jwt_secret = hunter2-and-more
                jwks_url = 'unclosed
                """).failure();

        assertThat(failure.problems()).isNotEmpty().allMatch(problem -> problem.line() > 0 && problem.column() > 0);
        assertThat(failure.getMessage())
                .doesNotContain("hunter2")
                .doesNotContain("and-more")
                .doesNotContain("unclosed");
    }

    @Test
    void aFileIsReadByItsPath(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("shop.toml"), "[server]\nprot = 1\n");
        var environment = Map.of("DATABASE_URL", "postgresql://localhost/blog");

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> FraiseqlConfig.load(file, environment))
                .withMessageContaining("shop.toml:2:1: unknown key 'prot' in [server]; did you mean 'port'?");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> FraiseqlConfig.load(directory.resolve("none.toml"), environment))
                .withMessageContaining("none.toml: there is no such file");

        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> FraiseqlConfig.load(file, environment))
                .withMessageContaining("cannot be read as UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${NAME}|x",
                "a-${NAME}-${OTHER:-b}|a-x-b",
                "${EMPTY:-default}|default",
                "$NAME|$NAME",
                "${HOLDS_PLACEHOLDER}|${NAME}",
            })
    void placeholdersAreExpandedOnce(String text, String expanded) {
        var toml = Toml.of("[project]\nname = \"" + text + "\"")
                .with("NAME", "x")
                .with("EMPTY", "")
                .with("HOLDS_PLACEHOLDER", "${NAME}");

        assertThat(toml.read().project().name()).isEqualTo(expanded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${NAME|2:1: name: a ${ is not closed by }",
                "${}|2:1: name: a placeholder is written ${NAME} or ${NAME:-default}",
                "${A B}|2:1: name: a placeholder is written ${NAME} or ${NAME:-default}",
                "${EMPTY}|2:1: name: the environment variable EMPTY is empty; set it, or write ${EMPTY:-default}",
                "${GONE}|2:1: name: the environment variable GONE is not set; set it, or write ${GONE:-default}",
            })
    void anUnusablePlaceholderIsAProblemAtItsKey(String text, String problem) {
        assertThat(Toml.of("[project]\nname = \"" + text + "\"")
                        .with("EMPTY", "")
                        .problems())
                .containsExactly(problem);
    }
}
