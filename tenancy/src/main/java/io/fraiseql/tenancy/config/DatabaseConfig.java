package io.fraiseql.tenancy.config;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code [database]}.
 *
 * @param url the app role's: no superuser, no BYPASSRLS, owner of nothing
 * @param adminUrl the BYPASSRLS role's, for cross-tenant reads only
 * @param ownerUrl the owner of the tables', for migrations and provisioning
 * @param poolSize connections kept for the shared pool, 1 to 1000
 * @param maxOverflow further connections under load, 0 to 1000
 * @param statementTimeout how long one statement may run, 1 ms to 1 day
 * @param pooler what stands in front of the databases that tenants' requests reach
 */
public record DatabaseConfig(
        ConnectionUrl url,
        Optional<ConnectionUrl> adminUrl,
        Optional<ConnectionUrl> ownerUrl,
        int poolSize,
        int maxOverflow,
        Duration statementTimeout,
        Pooler pooler) {
    static final Range<Integer> POOL_SIZE = Range.of(1, 1000);
    static final Range<Integer> MAX_OVERFLOW = Range.of(0, 1000);
    static final Range<Duration> STATEMENT_TIMEOUT = Range.of(Duration.ofMillis(1), Duration.ofDays(1));

    public DatabaseConfig {
        Objects.requireNonNull(url, "url is null");
        Objects.requireNonNull(adminUrl, "adminUrl is null");
        Objects.requireNonNull(ownerUrl, "ownerUrl is null");
        POOL_SIZE.check("pool_size", poolSize);
        MAX_OVERFLOW.check("max_overflow", maxOverflow);
        STATEMENT_TIMEOUT.check("statement_timeout", statementTimeout);
        Objects.requireNonNull(pooler, "pooler is null");
    }
}
