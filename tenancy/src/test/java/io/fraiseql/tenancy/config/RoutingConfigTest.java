package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutingConfigTest {
    @Test
    void defaults() {
        assertThat(Toml.of("").read().routing())
                .isEqualTo(new RoutingConfig(Optional.empty(), "tenant_databases", Duration.ofSeconds(30), List.of()));
    }

    @Test
    void everyKey() {
        assertThat(Toml.of("""
                [multitenancy.routing]
                registry_url = "postgresql://r@registry/tenants"
                registry_table = "control.tenants"
                refresh_interval = "1m"
                allowed_hosts = ["db7", "10.0.0.1:5433", "*.DB.example"]
                """).read().routing())
                .isEqualTo(new RoutingConfig(
                        Optional.of(ConnectionUrl.parse("postgresql://r@registry/tenants")),
                        "control.tenants",
                        Duration.ofMinutes(1),
                        List.of("db7", "10.0.0.1:5433", "*.db.example")));
    }

    @Test
    void everyError() {
        assertThat(Toml.of("""
                [multitenancy.routing]
                registry_url = "postgresql://r@registry/tenants?options=-c"
                registry_table = "tenants; DROP TABLE users"
                refresh_interval = "soon"
                allowed_hosts = ["db7/x"]
                refresh = 1
                """).problems())
                .satisfiesExactly(
                        url -> assertThat(url)
                                .startsWith("2:1: registry_url: the database URL has the parameter 'options'"),
                        table -> assertThat(table)
                                .startsWith("3:1: registry_table: a table is named table or schema.table"),
                        interval -> assertThat(interval)
                                .startsWith("4:1: refresh_interval: a duration is a whole number and a unit"),
                        host -> assertThat(host).startsWith("5:18: allowed_hosts: 'db7/x' is no host"),
                        unknown ->
                                assertThat(unknown).isEqualTo("6:1: unknown key 'refresh' in [multitenancy.routing]"));
    }
}
