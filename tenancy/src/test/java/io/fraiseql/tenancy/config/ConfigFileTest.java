package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
    private static final DatabaseUrls URLS = new DatabaseUrls(url("app:s%40cret"), url("admin:pw"), url("owner:pw"));
    private static final String PROJECT = """
            [project]
            name = "${PROJECT:-shop}"
            [database]
            url = "${DATABASE_URL:-embedded}"
            admin_url = "${ADMIN_DATABASE_URL}"
            owner_url = "${OWNER_DATABASE_URL:-embedded}"
            [multitenancy]
            strategy = "${STRATEGY:-schema}"
            [migrations]
            directory = "${MIGRATIONS:-db/migrations}"
            """;

    @Test
    void defaults() {
        var file = file("");

        assertThat(file.projectName()).isEmpty();
        assertThat(file.migrationsDirectory()).isEqualTo("migrations");
        assertThat(file.needsEmbeddedDatabase()).isFalse();
    }

    @Test
    void whatADatabaseIsMadeWithIsReadBeforeItsUrlsAre() {
        var file = file(PROJECT);

        assertThat(file.projectName()).contains("shop");
        assertThat(file.migrationsDirectory()).isEqualTo("db/migrations");
        assertThat(file.needsEmbeddedDatabase()).isTrue();

        var other = file.with("PROJECT", "store").with("MIGRATIONS", "sql");
        assertThat(other.projectName()).contains("store");
        assertThat(other.migrationsDirectory()).isEqualTo("sql");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${DATABASE_URL:-embedded}||true",
                "${DATABASE_URL:-embedded}|postgresql://app@db/shop|false",
                "${DATABASE_URL}||false",
                "${URL:-postgresql://app@db/shop}||false",
                "embedded||false",
            })
    void anEmbeddedDatabaseIsNeededWhereTheUrlSaysSoAndItsVariableIsNotSet(String url, String set, boolean needed) {
        var file = file("[database]\nurl = \"" + url + "\"").with("DATABASE_URL", set == null ? "" : set);

        assertThat(file.needsEmbeddedDatabase()).isEqualTo(needed);
    }

    @Test
    void theUrlsOfADatabaseThatWasMadeStandForAllOfAnother() {
        var database = file(PROJECT)
                .with("OWNER_DATABASE_URL", "postgresql://owner@production/shop")
                .on(URLS)
                .read()
                .database();

        assertThat(database.url()).isEqualTo(URLS.app());
        assertThat(database.adminUrl()).contains(URLS.admin());
        assertThat(database.ownerUrl()).contains(URLS.owner());
    }

    @Test
    void withoutADatabaseItsVariablesAreNoProblemAndAllElseIs() {
        var file = file(PROJECT).withoutDatabase();

        assertThat(file.read().multitenancy().strategy()).isEqualTo(Strategy.SCHEMA);
        assertThat(file.with("STRATEGY", "row").read().multitenancy().strategy())
                .isEqualTo(Strategy.ROW);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> file(PROJECT + "job = 1").withoutDatabase().read())
                .withMessageContaining("1 problem:")
                .withMessageContaining("11:1: unknown key 'job' in [migrations]; did you mean 'jobs'?");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() ->
                        file("[database]\nurl = \"nonsense\"").withoutDatabase().read());
    }

    @Test
    void aMistakeInWhatIsReadFirstIsToldWithAllOthersOfTheFile() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> file(PROJECT + "jobs = 0\n[server]\nport = \"80\"")
                        .with("STRATEGY", "rows")
                        .migrationsDirectory())
                .withMessage("""
                        fraiseql.toml has 3 problems:
                          fraiseql.toml:8:1: strategy: unknown value; it is one of row, schema, database, hybrid
                          fraiseql.toml:11:1: jobs is 0; it must be between 1 and 64
                          fraiseql.toml:13:1: 'port' is a string; it must be a whole number""");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> file("[database]\nurl = \"${URL}\"\n[project]\nname = 7")
                        .projectName())
                .withMessageContaining("2 problems")
                .withMessageContaining("2:1: url: the environment variable URL is not set")
                .withMessageContaining("4:1: 'name' is a whole number; it must be a string");
    }

    @Test
    void aMistakeElsewhereIsLeftToTheWhole() {
        assertThat(file("[server]\nport = 1.5\n[project]\nname = \"shop\"").projectName())
                .contains("shop");
    }

    @Test
    void aTextThatIsNoTomlIsToldAtOnce() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> file("[project"))
                .withMessageContaining("fraiseql.toml:1:9:");
    }

    @Test
    void filesAreEqualByWhatTheySayAndShowNothingOfIt() {
        var more = new HashMap<>(Map.of("DATABASE_URL", "postgresql://app:hunter2@db/shop"));
        var file = ConfigFile.of(PROJECT, "fraiseql.toml", more);

        assertThat(file).isEqualTo(ConfigFile.of(PROJECT, "fraiseql.toml", Map.copyOf(more)));
        assertThat(file).isNotEqualTo(file.with("STRATEGY", "row")).isNotEqualTo(file(PROJECT));
        assertThat(file).hasSameHashCodeAs(ConfigFile.of(PROJECT, "fraiseql.toml", Map.copyOf(more)));
        assertThat(file).hasToString("fraiseql.toml");
    }

    private static ConfigFile file(String text) {
        return ConfigFile.of(text, "fraiseql.toml", Map.of());
    }

    private static ConnectionUrl url(String role) {
        return ConnectionUrl.parse("postgresql://" + role + "@localhost:5433/shop_development");
    }
}
