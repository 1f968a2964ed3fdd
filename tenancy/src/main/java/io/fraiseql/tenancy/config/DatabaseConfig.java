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
    private static final String VARIABLE = "DATABASE_URL";
    private static final Range<Integer> POOL_SIZE = Range.of("pool_size", 1, 1000);
    private static final Range<Integer> MAX_OVERFLOW = Range.of("max_overflow", 0, 1000);
    private static final Range<Duration> STATEMENT_TIMEOUT =
            Range.of("statement_timeout", Duration.ofMillis(1), Duration.ofDays(1));

    public DatabaseConfig {
        Objects.requireNonNull(url, "url is null");
        Objects.requireNonNull(adminUrl, "adminUrl is null");
        Objects.requireNonNull(ownerUrl, "ownerUrl is null");
        POOL_SIZE.check(poolSize);
        MAX_OVERFLOW.check(maxOverflow);
        STATEMENT_TIMEOUT.check(statementTimeout);
        Objects.requireNonNull(pooler, "pooler is null");
    }

    static Optional<DatabaseConfig> read(Section section) {
        Optional<ConnectionUrl> url =
                section.has("url") ? section.parsed("url", ConnectionUrl::parse) : fallback(section);
        Optional<ConnectionUrl> adminUrl = section.parsed("admin_url", ConnectionUrl::parse);
        Optional<ConnectionUrl> ownerUrl = section.parsed("owner_url", ConnectionUrl::parse);
        int poolSize = section.integer(POOL_SIZE).orElse(20);
        int maxOverflow = section.integer(MAX_OVERFLOW).orElse(10);
        Duration statementTimeout = section.duration(STATEMENT_TIMEOUT).orElse(Duration.ofSeconds(30));
        Pooler pooler = section.choice("pooler", Pooler.class).orElse(Pooler.AUTO);
        return url.flatMap(main -> section.made(
                () -> new DatabaseConfig(main, adminUrl, ownerUrl, poolSize, maxOverflow, statementTimeout, pooler)));
    }

    private static Optional<ConnectionUrl> fallback(Section section) {
        try {
            Optional<ConnectionUrl> url = section.environment().get(VARIABLE).map(ConnectionUrl::parse);
            if (url.isEmpty()) {
                section.refuse(
                        "url",
                        "database.url is missing; set it, or the environment variable " + VARIABLE
                                + ", to postgresql://user:password@host:5432/database");
            }
            return url;
        } catch (IllegalArgumentException e) {
            section.refuse("url", "the environment variable " + VARIABLE + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
