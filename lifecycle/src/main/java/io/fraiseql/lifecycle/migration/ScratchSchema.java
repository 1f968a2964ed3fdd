package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A schema with the tables that a new tenant would get, made to be read before there is a tenant. It is in the main
 * database, in a transaction that is rolled back. Files that refuse to run in a transaction are left out; they make
 * indexes, as a rule. Thread-safe.
 */
public final class ScratchSchema {
    private final ConnectionUrl owner;
    private final List<MigrationFile> files;
    private final MigrationSettings settings;

    /**
     * A schema that is not there until {@link #read}.
     *
     * @param owner the role that owns the tables, in the main database; it needs the right to create schemas there
     * @param whole whether tenants have databases, into which all files go
     */
    public ScratchSchema(ConnectionUrl owner, Migrations migrations, boolean whole, MigrationSettings settings) {
        this.owner = owner;
        this.files = whole ? migrations.all() : migrations.of(MigrationScope.TENANT);
        this.settings = settings;
    }

    /** A reading of the tables. */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * Reads the catalog.
         *
         * @param connection the owner's, in the transaction, with the schema as its path; the reader neither commits
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
    public <T> T read(Reader<T> reader) throws SQLException {
        String schema = "tenant_rehearsal_" + UUID.randomUUID();
        try (Connection connection = OwnerConnection.open(owner)) {
            connection.setAutoCommit(false);
            try {
                create(connection, schema);
                for (MigrationFile file : files) {
                    if (file.transactional()) {
                        apply(connection, file);
                    }
                }
                return reader.read(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private void create(Connection connection, String schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + RelationName.quoteIdentifier(schema));
        }
        new MigrationSession(connection, settings, Optional.of(schema)).configureTransaction();
    }

    private static void apply(Connection connection, MigrationFile file) {
        for (ScriptStatement statement : file.statements()) {
            try {
                statement.execute(connection);
            } catch (SQLException e) {
                throw new MigrationException(
                        file.name() + ", line " + statement.line() + ": " + PostgresErrors.message(e));
            }
        }
    }
}
