package io.fraiseql.tenancy.config;

import java.time.Duration;
import java.util.Optional;

/**
 * {@code [multitenancy.pools]}: the budget of connections.
 *
 * @param maxConnections over all pools of this process, 1 to 10 000
 * @param perTenant the size of a dedicated pool, 1 to {@code maxConnections}
 * @param idleTimeout when a pool that nobody uses is closed, 1 s to 1 day
 */
public record PoolsConfig(int maxConnections, int perTenant, Duration idleTimeout) {
    private static final Range<Integer> MAX_CONNECTIONS = Range.of("max_connections", 1, 10_000);
    private static final Range<Integer> PER_TENANT = Range.of("per_tenant", 1, 1_000);
    private static final Range<Duration> IDLE_TIMEOUT =
            Range.of("idle_timeout", Duration.ofSeconds(1), Duration.ofDays(1));

    public PoolsConfig {
        MAX_CONNECTIONS.check(maxConnections);
        PER_TENANT.check(perTenant);
        IDLE_TIMEOUT.check(idleTimeout);
        if (perTenant > maxConnections) {
            throw new RefusedValueException(
                    "per_tenant",
                    "per_tenant is " + perTenant + "; it must not exceed max_connections, " + maxConnections);
        }
    }

    static Optional<PoolsConfig> read(Section section) {
        int maxConnections = section.integer(MAX_CONNECTIONS).orElse(100);
        int perTenant = section.integer(PER_TENANT).orElse(Math.min(5, maxConnections));
        Duration idleTimeout = section.duration(IDLE_TIMEOUT).orElse(Duration.ofMinutes(10));
        return section.made(() -> new PoolsConfig(maxConnections, perTenant, idleTimeout));
    }
}
