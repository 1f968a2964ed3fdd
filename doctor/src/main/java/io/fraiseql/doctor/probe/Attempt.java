package io.fraiseql.doctor.probe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One statement that is tried and taken back.
 *
 * @param sql the statement; its parameters are texts that it casts
 */
record Attempt(String sql, List<String> parameters) {
    /** The SQLSTATEs of a statement that took too long, or waited too long for a lock. */
    static final Set<String> GIVEN_UP = Set.of("57014", "55P03");

    /** What became of it: how many rows it touched or what it counted, or the SQLSTATE that it failed with. */
    record Outcome(long count, Optional<String> failure) {
        boolean touched() {
            return failure.isEmpty() && count > 0;
        }

        /** Whether it was given up before it came to an answer. */
        boolean givenUp() {
            return failure.filter(GIVEN_UP::contains).isPresent();
        }
    }

    static Attempt of(String sql, String... parameters) {
        return new Attempt(sql, List.of(parameters));
    }

    /** Runs it under a savepoint, and leaves nothing of it. */
    Outcome run(Connection connection) throws SQLException {
        var before = connection.setSavepoint();
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            if (!statement.execute()) {
                return new Outcome(statement.getUpdateCount(), Optional.empty());
            }
            try (var rows = statement.getResultSet()) {
                return new Outcome(rows.next() ? rows.getLong(1) : 0, Optional.empty());
            }
        } catch (SQLException e) {
            return new Outcome(0, Optional.of(String.valueOf(e.getSQLState())));
        } finally {
            connection.rollback(before);
        }
    }

    /** Runs it and leaves what it did; where it fails, nothing. */
    boolean succeeds(Connection connection) throws SQLException {
        var before = connection.setSavepoint();
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            statement.execute();
            return true;
        } catch (SQLException e) {
            connection.rollback(before);
            return false;
        }
    }

    /** The statement with its values in it, for people. */
    String text() {
        String text = sql;
        for (String parameter : parameters) {
            text = text.replaceFirst(
                    "\\?",
                    "'" + parameter.replace("'", "''").replace("\\", "\\\\").replace("$", "\\$") + "'");
        }
        return text;
    }
}
