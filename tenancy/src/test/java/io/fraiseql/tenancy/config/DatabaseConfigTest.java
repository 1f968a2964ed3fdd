package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseConfigTest {
    @Test
    void defaults() {
        assertThat(Toml.of("").read().database())
                .isEqualTo(new DatabaseConfig(
                        ConnectionUrl.parse("postgresql://app:pw@localhost/blog"),
                        Optional.empty(),
                        Optional.empty(),
                        20,
                        10,
                        Duration.ofSeconds(30),
                        Pooler.AUTO));
    }

    @Test
    void everyKey() {
        var config =
                Toml.of("""
                [database]
                url = "${URL}"
                admin_url = "postgresql://admin:${PW:-pw}@localhost/blog"
                owner_url = "jdbc:postgresql://localhost/blog?user=owner"
                pool_size = 3
                max_overflow = 0
                statement_timeout = "250ms"
                pooler = "transaction"
                """).with("URL", "postgresql://me:pw@db/shop").read().database();

        assertThat(config)
                .isEqualTo(new DatabaseConfig(
                        ConnectionUrl.parse("postgresql://me:pw@db/shop"),
                        Optional.of(ConnectionUrl.parse("postgresql://admin:pw@localhost/blog")),
                        Optional.of(ConnectionUrl.parse("postgresql://owner@localhost/blog")),
                        3,
                        0,
                        Duration.ofMillis(250),
                        Pooler.TRANSACTION));
    }

    @Test
    void everyError() {
        assertThat(Toml.of("""
                [database]
                url = "mysql://app:hunter2@localhost/blog"
                admin_url = "${ADMIN_DATABASE_URL}"
                owner_url = ""
                pool_size = 0
                max_overflow = "10"
                statement_timeout = 30
                pool_sise = 4
                """).problems())
                .containsExactly(
                        "2:1: url: a database URL looks like postgresql://user:password@host:5432/database",
                        "3:1: admin_url: the environment variable ADMIN_DATABASE_URL is not set; set it, or write ${ADMIN_DATABASE_URL:-default}",
                        "4:1: owner_url: the value is empty; leave the key out, or set it",
                        "5:1: pool_size is 0; it must be between 1 and 1000",
                        "6:1: 'max_overflow' is a string; it must be a whole number",
                        "7:1: 'statement_timeout' is a whole number; it must be a string",
                        "8:1: unknown key 'pool_sise' in [database]; did you mean 'pool_size'?");
    }

    @Test
    void aMissingUrlNamesTheKeyAndTheVariable() {
        assertThat(new Toml("[database]\npool_size = 3", Map.of()).problems())
                .containsExactly(
                        "1:1: database.url is missing; set it, or the environment variable DATABASE_URL, to postgresql://user:password@host:5432/database");
        assertThat(Toml.of("").with("DATABASE_URL", "nonsense").problems())
                .containsExactly(
                        " the environment variable DATABASE_URL: a database URL looks like postgresql://user:password@host:5432/database");
    }

    @Test
    void aNumberBeyondAnIntIsOutOfRangeAndDoesNotWrap() {
        assertThat(Toml.of("[database]\npool_size = 4294967297").problems())
                .containsExactly("2:1: pool_size is 2147483647; it must be between 1 and 1000");
    }

    @Test
    void aNumberMayComeFromTheEnvironment() {
        var toml = Toml.of("[database]\npool_size = \"${POOL:-7}\"");

        assertThat(toml.read().database().poolSize()).isEqualTo(7);
        assertThat(toml.with("POOL", "9").read().database().poolSize()).isEqualTo(9);
        assertThat(toml.with("POOL", "nine").problems())
                .containsExactly("2:1: pool_size: the environment gives something that is no whole number");
    }
}
