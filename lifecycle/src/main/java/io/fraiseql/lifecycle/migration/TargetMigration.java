package io.fraiseql.lifecycle.migration;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings one target up to date. Each file is one transaction with its entry in the ledger: whenever the process dies, a
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
    private final Ledger ledger;
    private final List<String> applied = new ArrayList<>();

    /** @throws MigrationException when the target's schema does not exist */
    TargetMigration(Connection connection, Target target, MigrationSettings settings) throws SQLException {
        this.connection = connection;
        this.target = target;
        this.settings = settings;
        this.ledger = new Ledger(schema());
    }

    /**
     * Applies what is pending.
     *
     * @return the names of the files
     * @throws MigrationException when files and ledger disagree, or another run is at this target
     */
    List<String> run() throws SQLException, FileFailure {
        while (applyNextPatiently()) {
            // One transaction after the other: a file that fails takes back nothing of those before it.
        }
        return List.copyOf(applied);
    }

    /** What {@link #run} would apply; changes nothing. */
    List<String> pending() throws SQLException {
        return Agenda.pending(target, ledger.read(connection)).stream()
                .map(MigrationFile::name)
                .toList();
    }

    private boolean applyNextPatiently() throws SQLException, FileFailure {
        for (int attempt = 1; ; attempt++) {
            try {
                return applyNext();
            } catch (FileFailure e) {
                if (attempt == ATTEMPTS || !Failures.mayPass(e.sql())) {
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
            configure(true);
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
            configure(false);
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
            discard(connection);
        }
    }

    private Optional<MigrationFile> next() throws SQLException {
        return Agenda.pending(target, ledger.read(connection)).stream().findFirst();
    }

    private void execute(MigrationFile file) throws FileFailure {
        for (ScriptStatement part : file.statements()) {
            try (var statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(part.text());
            } catch (SQLException e) {
                throw new FileFailure(file, part, e);
            }
        }
    }

    // row_security = off filters nothing away: it makes PostgreSQL refuse where a policy would have hidden rows from
    // the owner, so
    // that an UPDATE of a migration cannot quietly find nothing to do.
    private void configure(boolean local) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT set_config('lock_timeout', ?, ?), set_config('statement_timeout', ?, ?),"
                        + " set_config('row_security', 'off', ?),"
                        + " set_config('search_path', coalesce(?, current_setting('search_path')), ?)")) {
            statement.setString(1, settings.lockTimeout().toMillis() + "ms");
            statement.setBoolean(2, local);
            statement.setString(3, settings.statementTimeout().toMillis() + "ms");
            statement.setBoolean(4, local);
            statement.setBoolean(5, local);
            statement.setString(
                    6,
                    target.schema()
                            .map(schema -> quoteIdentifier(schema) + ", pg_temp")
                            .orElse(null));
            statement.setBoolean(7, local);
            statement.execute();
        }
    }

    private String schema() throws SQLException {
        try (var statement = connection.prepareStatement("SELECT CASE WHEN ?::text IS NULL THEN current_schema()"
                + " ELSE (SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = ?) END")) {
            statement.setString(1, target.schema().orElse(null));
            statement.setString(2, target.schema().orElse(null));
            try (var rows = statement.executeQuery()) {
                String schema = rows.next() ? rows.getString(1) : null;
                if (schema == null) {
                    throw missing();
                }
                return schema;
            }
        }
    }

    private MigrationException missing() {
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

    /** Forgets whatever a file has left in the session: settings, temporary tables, locks. */
    static void discard(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("DISCARD ALL");
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
