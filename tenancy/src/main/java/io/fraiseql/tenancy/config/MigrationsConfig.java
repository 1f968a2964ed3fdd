package io.fraiseql.tenancy.config;

import java.time.Duration;
import java.util.Objects;

/**
 * {@code [migrations]}.
 *
 * @param directory where the files are, beside the configuration unless it is absolute
 * @param jobs how many targets are migrated at once, 1 to 64
 * @param lockTimeout how long a statement waits for a lock, 10 ms to 10 min
 * @param statementTimeout how long one statement may run, 1 s to 1 day
 */
public record MigrationsConfig(String directory, int jobs, Duration lockTimeout, Duration statementTimeout) {
    static final Range<Integer> JOBS = Range.of(1, 64);
    static final Range<Duration> LOCK_TIMEOUT = Range.of(Duration.ofMillis(10), Duration.ofMinutes(10));
    static final Range<Duration> STATEMENT_TIMEOUT = Range.of(Duration.ofSeconds(1), Duration.ofDays(1));

    public MigrationsConfig {
        Objects.requireNonNull(directory, "directory is null");
        JOBS.check("jobs", jobs);
        LOCK_TIMEOUT.check("lock_timeout", lockTimeout);
        STATEMENT_TIMEOUT.check("statement_timeout", statementTimeout);
    }
}
