package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerConfigTest {
    @Test
    void defaults() {
        assertThat(Toml.of("").read().server())
                .isEqualTo(new ServerConfig(
                        "0.0.0.0",
                        8080,
                        1 << 20,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(10),
                        List.of(),
                        Optional.empty(),
                        true,
                        true));
    }

    @Test
    void everyKey() {
        assertThat(Toml.of("""
                [server]
                host = "127.0.0.1"
                port = 0
                body_limit = 2048
                request_timeout = "5s"
                shutdown_timeout = "0s"
                cors_origins = ["https://App.example.com", "http://localhost:3000", "*"]
                rate_limit = 50
                metrics = false
                server_timing = false
                """).read().server())
                .isEqualTo(new ServerConfig(
                        "127.0.0.1",
                        0,
                        2048,
                        Duration.ofSeconds(5),
                        Duration.ZERO,
                        List.of("https://app.example.com", "http://localhost:3000", "*"),
                        Optional.of(50),
                        false,
                        false));
    }

    @Test
    void everyError() {
        assertThat(Toml.of("""
                [server]
                host = 1979-05-27
                port = 65536
                body_limit = 1
                request_timeout = "10 minutes"
                shutdown_timeout = "2h"
                cors_origins = ["example.com", "https://example.com/path"]
                hots = "x"
                rate_limit = 0
                """).problems())
                .containsExactly(
                        "2:1: 'host' is a date or a time; it must be a string",
                        "3:1: port is 65536; it must be between 0 and 65535",
                        "4:1: body_limit is 1; it must be between 1024 and 1073741824",
                        "5:1: request_timeout: a duration is a whole number and a unit, such as \"250ms\", \"30s\" or \"10m\"",
                        "6:1: shutdown_timeout is 2h; it must be between 0s and 1h",
                        "7:17: cors_origins: an origin is written https://host or https://host:port, without a path; or * for all",
                        "7:32: cors_origins: an origin is written https://host or https://host:port, without a path; or * for all",
                        "8:1: unknown key 'hots' in [server]; did you mean 'host'?",
                        "9:1: rate_limit is 0; it must be between 1 and 1000000");
    }
}
