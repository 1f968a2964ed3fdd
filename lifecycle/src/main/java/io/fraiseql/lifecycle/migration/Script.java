package io.fraiseql.lifecycle.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** A file of SQL statements that runs inside the caller's transaction. Immutable. */
public final class Script {
    private final String name;
    private final List<ScriptStatement> statements;

    private Script(String name, List<ScriptStatement> statements) {
        this.name = name;
        this.statements = statements;
    }

    /**
     * Cuts a text into statements.
     *
     * @param name how messages call it
     * @throws MigrationException when it begins or ends transactions, or holds commands of psql
     */
    public static Script of(String name, String text) {
        return new Script(Objects.requireNonNull(name, "name is null"), MigrationFile.statements(name, text));
    }

    /** How messages call it. */
    public String name() {
        return name;
    }

    /**
     * Runs the statements one after the other.
     *
     * @throws SQLException with the file and the line in front of what PostgreSQL says
     */
    public void execute(Connection connection) throws SQLException {
        for (ScriptStatement statement : statements) {
            try {
                statement.execute(connection);
            } catch (SQLException e) {
                throw new SQLException(
                        name + ", line " + statement.line() + ": " + PostgresErrors.message(e), e.getSQLState(), e);
            }
        }
    }
}
