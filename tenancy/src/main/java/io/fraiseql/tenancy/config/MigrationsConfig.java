package io.fraiseql.tenancy.config;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code [migrations]}.
 *
 * @param directory where the files are, beside the configuration unless it is absolute
 * @param jobs how many targets are migrated at once, 1 to 64
 * @param lockTimeout how long a statement waits for a lock, 10 ms to 10 min
 * @param statementTimeout how long one statement may run, 1 s to 1 day
 */
public record MigrationsConfig(String directory, int jobs, Duration lockTimeout, Duration statementTimeout) {
    private static final Range<Integer> JOBS = Range.of("jobs", 1, 64);
    private static final Range<Duration> LOCK_TIMEOUT =
            Range.of("lock_timeout", Duration.ofMillis(10), Duration.ofMinutes(10));
    private static final Range<Duration> STATEMENT_TIMEOUT =
            Range.of("statement_timeout", Duration.ofSeconds(1), Duration.ofDays(1));

    public MigrationsConfig {
        Objects.requireNonNull(directory, "directory is null");
        JOBS.check(jobs);
        LOCK_TIMEOUT.check(lockTimeout);
        STATEMENT_TIMEOUT.check(statementTimeout);
    }

    static Optional<MigrationsConfig> read(Section section) {
        String directory = section.text("directory").orElse("migrations");
        int jobs = section.integer(JOBS).orElse(4);
        Duration lockTimeout = section.duration(LOCK_TIMEOUT).orElse(Duration.ofSeconds(5));
        Duration statementTimeout = section.duration(STATEMENT_TIMEOUT).orElse(Duration.ofMinutes(15));
        return section.made(() -> new MigrationsConfig(directory, jobs, lockTimeout, statementTimeout));
    }
}
