package io.fraiseql.tenancy.config;

import java.time.Duration;
import java.util.function.Supplier;

final class MigrationsReader {
    private MigrationsReader() {}

    static Supplier<MigrationsConfig> read(Section section) {
        String directory = section.text("directory").orElse("migrations");
        int jobs = section.integer("jobs", MigrationsConfig.JOBS).orElse(4);
        Duration lockTimeout =
                section.duration("lock_timeout", MigrationsConfig.LOCK_TIMEOUT).orElse(Duration.ofSeconds(5));
        Duration statementTimeout = section.duration("statement_timeout", MigrationsConfig.STATEMENT_TIMEOUT)
                .orElse(Duration.ofMinutes(15));
        return () -> new MigrationsConfig(directory, jobs, lockTimeout, statementTimeout);
    }
}
