package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.placement.SearchPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of a connection while it runs migrations.
 *
 * @param schema the schema alone on the path; empty for the path that the role has
 */
record MigrationSession(Connection connection, MigrationSettings settings, Optional<String> schema) {
    MigrationSession {
        Objects.requireNonNull(settings, "settings is null");
        Objects.requireNonNull(schema, "schema is null");
    }

    /** Sets path and timeouts until the transaction ends that the connection is in. */
    void configureTransaction() throws SQLException {
        configure(true);
    }

    /** Sets path and timeouts until {@link #reset}. */
    void configureSession() throws SQLException {
        configure(false);
    }

    // row_security = off filters nothing away: it makes PostgreSQL refuse where a policy would have hidden rows from
    // the owner, so that an UPDATE of a migration cannot quietly find nothing to do.
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
            statement.setString(6, schema.map(SearchPath::of).orElse(null));
            statement.setBoolean(7, local);
            statement.execute();
        }
    }

    /** The schema that tables are created in; empty when there is none. */
    Optional<String> currentSchema() throws SQLException {
        try (var statement = connection.prepareStatement("SELECT CASE WHEN ?::text IS NULL THEN current_schema()"
                + " ELSE (SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = ?) END")) {
            statement.setString(1, schema.orElse(null));
            statement.setString(2, schema.orElse(null));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /** Forgets whatever a file has left in the session: settings, temporary tables, locks. */
    static void reset(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("DISCARD ALL");
        }
    }
}
