package io.fraiseql.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A transaction that waits for its client to go on.
 *
 * @param backend the server process
 * @param began when the transaction began, as PostgreSQL writes it
 * @param statement what it ran last
 */
record OpenSession(int backend, String began, String statement) {
    /** @param applicationName what the server under test calls its connections */
    static List<OpenSession> of(Connection superuser, String applicationName) throws SQLException {
        var sessions = new ArrayList<OpenSession>();
        try (var statement = superuser.prepareStatement(
                "SELECT pid, xact_start::text, query FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND application_name = ? AND state LIKE 'idle in transaction%'")) {
            statement.setString(1, applicationName);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    sessions.add(new OpenSession(rows.getInt(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return sessions;
    }

    boolean isTransactionOf(OpenSession other) {
        return backend == other.backend && began.equals(other.began);
    }

    @Override
    public String toString() {
        return "backend " + backend + ", since " + began + ", last statement: " + statement;
    }
}
