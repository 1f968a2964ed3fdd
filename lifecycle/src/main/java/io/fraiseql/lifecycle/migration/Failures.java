package io.fraiseql.lifecycle.migration;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What is said about an error of PostgreSQL, and whether trying again may help. */
final class Failures {
    /** A lock that did not come in time, and a deadlock. */
    private static final Set<String> PASSING = Set.of("55P03", "40P01");

    private Failures() {}

    static boolean mayPass(SQLException e) {
        return PASSING.contains(String.valueOf(e.getSQLState()));
    }

    static Outcome.Failed of(String target, Exception e) {
        String message = e instanceof SQLException sql ? message(sql) : String.valueOf(e.getMessage());
        return new Outcome.Failed(target, Optional.empty(), Optional.empty(), Optional.empty(), message);
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
