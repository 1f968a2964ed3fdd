package io.fraiseql.tenancy.config;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

final class DatabaseReader {
    private static final String VARIABLE = "DATABASE_URL";

    private DatabaseReader() {}

    static Supplier<DatabaseConfig> read(Section section) {
        Optional<ConnectionUrl> url =
                section.has("url") ? section.parsed("url", ConnectionUrl::parse) : fallback(section);
        Optional<ConnectionUrl> adminUrl = section.parsed("admin_url", ConnectionUrl::parse);
        Optional<ConnectionUrl> ownerUrl = section.parsed("owner_url", ConnectionUrl::parse);
        int poolSize = section.integer("pool_size", DatabaseConfig.POOL_SIZE).orElse(20);
        int maxOverflow =
                section.integer("max_overflow", DatabaseConfig.MAX_OVERFLOW).orElse(10);
        Duration statementTimeout = section.duration("statement_timeout", DatabaseConfig.STATEMENT_TIMEOUT)
                .orElse(Duration.ofSeconds(30));
        Pooler pooler = section.choice("pooler", Pooler.class).orElse(Pooler.AUTO);
        return () -> new DatabaseConfig(
                url.orElseThrow(), adminUrl, ownerUrl, poolSize, maxOverflow, statementTimeout, pooler);
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
