package io.fraiseql.tenancy.config;

import java.time.Duration;

/**
 * {@code [multitenancy.pools]}: the budget of connections.
 *
 * @param maxConnections over all pools of this process, 1 to 10 000
 * @param perTenant the size of a dedicated pool, 1 to {@code maxConnections}
 * @param idleTimeout when a pool that nobody uses is closed, 1 s to 1 day
 */
public record PoolsConfig(int maxConnections, int perTenant, Duration idleTimeout) {
    static final Range<Integer> MAX_CONNECTIONS = Range.of(1, 10_000);
    static final Range<Integer> PER_TENANT = Range.of(1, 1_000);
    static final Range<Duration> IDLE_TIMEOUT = Range.of(Duration.ofSeconds(1), Duration.ofDays(1));

    public PoolsConfig {
        MAX_CONNECTIONS.check("max_connections", maxConnections);
        PER_TENANT.check("per_tenant", perTenant);
        IDLE_TIMEOUT.check("idle_timeout", idleTimeout);
        if (perTenant > maxConnections) {
            throw new IllegalArgumentException(
                    "per_tenant is " + perTenant + "; it must not exceed max_connections, " + maxConnections);
        }
    }
}
