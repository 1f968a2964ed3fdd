package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.config.FraiseqlConfig;
import java.time.Duration;
import java.util.Objects;

/**
 * The limits to how long a migration may hold others up.
 *
 * @param lockTimeout how long a statement waits for a lock, with every query behind it waiting too, and how long a
 *     target waits for another run that is at it
 * @param statementTimeout how long one statement may run; zero for any time
 */
public record MigrationSettings(Duration lockTimeout, Duration statementTimeout) {
    /** Fit for tables that are being served. */
    public static final MigrationSettings DEFAULT =
            new MigrationSettings(Duration.ofSeconds(5), Duration.ofMinutes(15));

    /** What a project configures. */
    public static MigrationSettings of(FraiseqlConfig config) {
        return new MigrationSettings(
                config.migrations().lockTimeout(), config.migrations().statementTimeout());
    }

    public MigrationSettings {
        Objects.requireNonNull(lockTimeout, "lockTimeout is null");
        Objects.requireNonNull(statementTimeout, "statementTimeout is null");
    }
}
