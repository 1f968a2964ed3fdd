package io.fraiseql.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * A file of SQL statements, run as one transaction.
 *
 * @param name how error messages call it
 */
public record SqlScript(String name, String text) {
    public SqlScript {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(text, "text is null");
    }

    /**
     * Runs all of it, or nothing.
     *
     * @throws SQLException with the name of the script in front of what the server says
     */
    public void run(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(text);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw new SQLException(name + ": " + e.getMessage(), e.getSQLState(), e);
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
