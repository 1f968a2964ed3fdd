package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MigrationsConfigTest {
    @Test
    void defaults() {
        assertThat(Toml.of("").read().migrations())
                .isEqualTo(new MigrationsConfig("migrations", 4, Duration.ofSeconds(5), Duration.ofMinutes(15)));
    }

    @Test
    void everyKey() {
        assertThat(Toml.of("""
                [migrations]
                directory = "db/migrations"
                jobs = 8
                lock_timeout = "250ms"
                statement_timeout = "1h"
                """).read().migrations())
                .isEqualTo(new MigrationsConfig("db/migrations", 8, Duration.ofMillis(250), Duration.ofHours(1)));
    }

    @Test
    void everyError() {
        assertThat(Toml.of("""
                [migrations]
                jobs = 0
                lock_timeout = "1ms"
                statement_timeout = 5
                job = 1
                """).problems())
                .containsExactly(
                        "2:1: jobs is 0; it must be between 1 and 64",
                        "3:1: lock_timeout is 1ms; it must be between 10ms and 10m",
                        "4:1: 'statement_timeout' is a whole number; it must be a string",
                        "5:1: unknown key 'job' in [migrations]; did you mean 'jobs'?");
    }
}
