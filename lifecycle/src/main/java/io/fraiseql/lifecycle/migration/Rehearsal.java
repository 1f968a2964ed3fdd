package io.fraiseql.lifecycle.migration;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * The tables that a new tenant would get, for whoever wants to look at them before there is a tenant: made in a schema
 * of the main database, in a transaction that is rolled back. Files that refuse to run in a transaction are left out;
 * they make indexes, as a rule. Thread-safe.
 */
public final class Rehearsal {
    private final ConnectionUrl owner;
    private final List<MigrationFile> files;
    private final MigrationSettings settings;

    /**
     * A rehearsal, which has not begun.
     *
     * @param owner the role that owns the tables, in the main database; it needs the right to create schemas there
     * @param whole whether tenants have databases, into which all files go
     */
    public Rehearsal(ConnectionUrl owner, Migrations migrations, boolean whole, MigrationSettings settings) {
        this.owner = owner;
        this.files = whole ? migrations.all() : migrations.of(Scope.TENANT);
        this.settings = settings;
    }

    /** Looks at the tables. */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * Reads the catalog.
         *
         * @param connection the owner's, in the transaction, with the schema as its path; the reading neither commits
         *     nor rolls back
         */
        T read(Connection connection) throws SQLException;
    }

    /**
     * Makes the tables, has them read, and takes them back.
     *
     * @throws MigrationException with file, line and what PostgreSQL says, when a file cannot be applied
     * @throws SQLException when the database is away, or the owner may not create schemas
     */
    public <T> T read(Reading<T> reading) throws SQLException {
        String schema = "tenant_rehearsal_" + UUID.randomUUID();
        try (Connection connection = OwnerConnection.open(owner)) {
            connection.setAutoCommit(false);
            try {
                enter(connection, schema);
                for (MigrationFile file : files) {
                    if (file.transactional()) {
                        apply(connection, file);
                    }
                }
                return reading.read(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private void enter(Connection connection, String schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + quoteIdentifier(schema));
            statement.execute("SET LOCAL search_path = " + quoteIdentifier(schema) + ", pg_temp");
            statement.execute(
                    "SET LOCAL lock_timeout = '" + settings.lockTimeout().toMillis() + "ms'");
            statement.execute("SET LOCAL statement_timeout = '"
                    + settings.statementTimeout().toMillis() + "ms'");
            statement.execute("SET LOCAL row_security = off");
        }
    }

    private static void apply(Connection connection, MigrationFile file) {
        for (ScriptStatement part : file.statements()) {
            try (var statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(part.text());
            } catch (SQLException e) {
                throw new MigrationException(file.name() + ", line " + part.line() + ": " + Failures.message(e));
            }
        }
    }
}
