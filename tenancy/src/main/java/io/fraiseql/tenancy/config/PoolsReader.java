package io.fraiseql.tenancy.config;

import java.time.Duration;
import java.util.function.Supplier;

final class PoolsReader {
    private PoolsReader() {}

    static Supplier<PoolsConfig> read(Section section) {
        int maxConnections =
                section.integer("max_connections", PoolsConfig.MAX_CONNECTIONS).orElse(100);
        int perTenant = section.integer("per_tenant", PoolsConfig.PER_TENANT).orElse(Math.min(5, maxConnections));
        Duration idleTimeout =
                section.duration("idle_timeout", PoolsConfig.IDLE_TIMEOUT).orElse(Duration.ofMinutes(10));
        if (perTenant > maxConnections) {
            section.refuse(
                    "per_tenant",
                    "per_tenant is " + perTenant + "; it must not exceed max_connections, " + maxConnections);
        }
        return () -> new PoolsConfig(maxConnections, perTenant, idleTimeout);
    }
}
