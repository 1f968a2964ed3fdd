package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PoolsConfigTest {
    @Test
    void defaults() {
        assertThat(Toml.of("").read().pools()).isEqualTo(new PoolsConfig(100, 5, Duration.ofMinutes(10)));
    }

    @Test
    void everyKey() {
        assertThat(Toml.of("""
                [multitenancy.pools]
                max_connections = 50
                per_tenant = 2
                idle_timeout = "2h"
                """).read().pools()).isEqualTo(new PoolsConfig(50, 2, Duration.ofHours(2)));
    }

    @Test
    void everyError() {
        assertThat(Toml.of("""
                [multitenancy.pools]
                max_connections = 0
                per_tenant = 1.5
                idle_timeout = "0s"
                idle = "1s"
                """).problems())
                .containsExactly(
                        "2:1: max_connections is 0; it must be between 1 and 10000",
                        "3:1: 'per_tenant' is a number with a fraction; it must be a whole number",
                        "4:1: idle_timeout is 0s; it must be between 1s and 1d",
                        "5:1: unknown key 'idle' in [multitenancy.pools]");
    }

    @Test
    void oneTenantsPoolFitsIntoTheBudget() {
        assertThat(Toml.of("[multitenancy.pools]\nmax_connections = 4\nper_tenant = 5")
                        .problems())
                .containsExactly("3:1: per_tenant is 5; it must not exceed max_connections, 4");
        assertThatIllegalArgumentException().isThrownBy(() -> new PoolsConfig(4, 5, Duration.ofMinutes(1)));
    }
}
