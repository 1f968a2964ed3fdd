package io.fraiseql.lifecycle.migration;

import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Errors of PostgreSQL, put into words and told apart. */
final class PostgresErrors {
    /** A lock that did not come in time, and a deadlock. */
    private static final Set<String> TRANSIENT = Set.of("55P03", "40P01");

    private PostgresErrors() {}

    /** Whether trying again may help. */
    static boolean isTransient(SQLException e) {
        return TRANSIENT.contains(String.valueOf(e.getSQLState()));
    }

    /** The server's message, detail and hint in one line. */
    static String message(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException sql ? sql.getServerErrorMessage() : null;
        if (server == null) {
            return String.valueOf(e.getMessage());
        }
        var text = new StringBuilder(String.valueOf(server.getMessage()));
        if (server.getDetail() != null) {
            text.append(" (").append(server.getDetail()).append(')');
        }
        if (server.getHint() != null) {
            text.append("; ").append(server.getHint());
        }
        return text.toString();
    }
}
