package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker of a run, which takes one target after the other, on one connection as long as they are in one database.
 * Used by one thread.
 */
final class MigrationWorker implements AutoCloseable {
    /** A backend remembers the tables of every schema it has seen; after this many it makes room for a fresh one. */
    private static final int TARGETS_PER_CONNECTION = 200;

    private final MigrationSettings settings;
    private final boolean dryRun;
    private @Nullable Connection connection;
    private @Nullable ConnectionUrl url;
    private int served;

    MigrationWorker(MigrationSettings settings, boolean dryRun) {
        this.settings = settings;
        this.dryRun = dryRun;
    }

    /** Brings a target up to date, or tells what is pending. Whatever goes wrong is in the outcome. */
    TargetOutcome process(Target target) {
        long start = System.nanoTime();
        try {
            var migration = new TargetMigration(connection(target.owner()), target, settings);
            List<String> files = dryRun ? migration.pending() : migration.run();
            if (files.isEmpty()) {
                return new TargetOutcome.UpToDate(target.name());
            }
            return dryRun
                    ? new TargetOutcome.Pending(target.name(), files)
                    : new TargetOutcome.Migrated(target.name(), files, Duration.ofNanos(System.nanoTime() - start));
        } catch (FileFailure e) {
            return e.on(target.name());
        } catch (SQLException e) {
            close();
            return TargetOutcome.Failed.of(target.name(), e);
        } catch (RuntimeException e) {
            return TargetOutcome.Failed.of(target.name(), e);
        }
    }

    private Connection connection(ConnectionUrl wanted) throws SQLException {
        if (connection != null && wanted.equals(url) && served < TARGETS_PER_CONNECTION && !connection.isClosed()) {
            served++;
            MigrationSession.reset(connection);
            return connection;
        }
        close();
        Connection opened = OwnerConnection.open(wanted);
        connection = opened;
        url = wanted;
        served = 1;
        return opened;
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It is gone either way.
            }
            connection = null;
        }
    }
}
