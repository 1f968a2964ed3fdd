package io.fraiseql.lifecycle.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The migration of one target. Each file is one transaction with its entry in the ledger: whenever the process dies, a
 * file is applied and noted, or neither. A lock for the target keeps two runs apart.
 *
 * <p>Flyway would do this too, at a price that a fleet pays a thousand times: it opens two connections for a target and
 * asks some twenty questions before it finds nothing to do. This asks three on a connection that is open already.
 *
 * <p>Used by one thread.
 */
final class TargetMigration {
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Connection connection;
    private final Target target;
    private final MigrationSettings settings;
    private final MigrationSession session;
    private final Ledger ledger;
    private final List<String> applied = new ArrayList<>();

    /** @throws MigrationException when the target's schema does not exist */
    TargetMigration(Connection connection, Target target, MigrationSettings settings) throws SQLException {
        this.connection = connection;
        this.target = target;
        this.settings = settings;
        this.session = new MigrationSession(connection, settings, target.schema());
        this.ledger = new Ledger(session.currentSchema().orElseThrow(() -> missing(target)));
    }

    /**
     * Applies what is pending.
     *
     * @return the names of the files
     * @throws MigrationException when files and ledger disagree, or another run is at this target
     */
    List<String> run() throws SQLException, FileFailure {
        while (applyNextWithRetries()) {
            // One transaction after the other: a file that fails takes back nothing of those before it.
        }
        return List.copyOf(applied);
    }

    /** What {@link #run} would apply; changes nothing. */
    List<String> pending() throws SQLException {
        return PendingFiles.of(target, ledger.read(connection)).stream()
                .map(MigrationFile::name)
                .toList();
    }

    private boolean applyNextWithRetries() throws SQLException, FileFailure {
        for (int attempt = 1; ; attempt++) {
            try {
                return applyNext();
            } catch (FileFailure e) {
                if (attempt == ATTEMPTS || !PostgresErrors.isTransient(e.sql())) {
                    throw e;
                }
                pause(PAUSE.multipliedBy(attempt));
            }
        }
    }

    private boolean applyNext() throws SQLException, FileFailure {
        connection.setAutoCommit(false);
        Optional<MigrationFile> next;
        try {
            session.configureTransaction();
            if (!AdvisoryLock.forTransaction(connection, lockName(), settings.lockTimeout())) {
                throw busy();
            }
            next = next();
            if (next.isPresent() && next.get().transactional()) {
                apply(next.get());
            }
            connection.commit();
        } catch (SQLException | FileFailure | RuntimeException e) {
            rollback(e);
            throw e;
        }
        connection.setAutoCommit(true);
        if (next.isPresent() && !next.get().transactional()) {
            applyOutside();
        }
        return next.isPresent();
    }

    private void apply(MigrationFile file) throws SQLException, FileFailure {
        long start = System.nanoTime();
        execute(file);
        ledger.finish(connection, file, Duration.ofNanos(System.nanoTime() - start));
        applied.add(file.name());
    }

    // The lock is the session's here, since there is no transaction; DISCARD ALL lets it go, and resets the session.
    private void applyOutside() throws SQLException, FileFailure {
        try {
            if (!AdvisoryLock.forSession(connection, lockName(), settings.lockTimeout())) {
                throw busy();
            }
            session.configureSession();
            Optional<MigrationFile> next = next();
            if (next.isPresent() && !next.get().transactional()) {
                MigrationFile file = next.get();
                long start = System.nanoTime();
                if (ledger.hasBegun(connection, file)) {
                    InvalidIndexes.drop(connection, ledger.schema());
                }
                ledger.begin(connection, file);
                execute(file);
                connection.setAutoCommit(false);
                ledger.finish(connection, file, Duration.ofNanos(System.nanoTime() - start));
                connection.commit();
                applied.add(file.name());
            }
        } finally {
            connection.setAutoCommit(true);
            MigrationSession.reset(connection);
        }
    }

    private Optional<MigrationFile> next() throws SQLException {
        return PendingFiles.of(target, ledger.read(connection)).stream().findFirst();
    }

    private void execute(MigrationFile file) throws FileFailure {
        for (ScriptStatement statement : file.statements()) {
            try {
                statement.execute(connection);
            } catch (SQLException e) {
                throw new FileFailure(file, statement, e);
            }
        }
    }

    private static MigrationException missing(Target target) {
        return new MigrationException(target.schema()
                .map(schema ->
                        "the schema " + schema + " does not exist; 'fraiseql tenant create' makes it with the tenant")
                .orElse("the search_path of the role " + target.owner().user().orElse("")
                        + " names no schema that exists;" + " ALTER ROLE ... SET search_path mends it"));
    }

    private MigrationException busy() {
        return new MigrationException("another run is migrating " + target.name() + ", for longer than"
                + " migrations.lock_timeout, " + settings.lockTimeout().toSeconds() + " s; wait for its end");
    }

    private String lockName() {
        return "migration of " + ledger.schema();
    }

    private void rollback(Exception reason) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void pause(Duration duration) throws SQLException {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }
}
