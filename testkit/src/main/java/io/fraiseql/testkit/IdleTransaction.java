package io.fraiseql.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A transaction that waits for its client to go on: PostgreSQL calls it "idle in transaction".
 *
 * @param backend the server process
 * @param began when the transaction began, as PostgreSQL writes it
 * @param statement what it ran last
 */
record IdleTransaction(int backend, String began, String statement) {
    /**
     * Those of a server, in the database of the connection and in further ones.
     *
     * @param applicationName what the server under test calls its connections
     */
    static List<IdleTransaction> of(Connection superuser, String applicationName, Collection<String> databases)
            throws SQLException {
        var sessions = new ArrayList<IdleTransaction>();
        try (var statement = superuser.prepareStatement("SELECT pid, xact_start::text, query FROM pg_stat_activity"
                + " WHERE (datname = current_database() OR datname = ANY (?)) AND application_name = ? AND"
                + " state LIKE 'idle in transaction%'")) {
            statement.setArray(1, superuser.createArrayOf("text", databases.toArray()));
            statement.setString(2, applicationName);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    sessions.add(new IdleTransaction(rows.getInt(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return sessions;
    }

    boolean isTransactionOf(IdleTransaction other) {
        return backend == other.backend && began.equals(other.began);
    }

    @Override
    public String toString() {
        return "backend " + backend + ", since " + began + ", last statement: " + statement;
    }
}
