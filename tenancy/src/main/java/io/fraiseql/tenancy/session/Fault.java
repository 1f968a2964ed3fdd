package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.pool.PooledConnection;
import java.sql.SQLException;

/** What an {@link SQLException} means for the connection and for the request. */
enum Fault {
    /** The connection is gone, or may be. Nothing more is known of what ran. */
    BROKEN,
    /** The server was silent for longer than a statement may run; the connection is given up. */
    SILENT,
    /** The statement was stopped by its timeout or by an operator. */
    TIMEOUT,
    /** The server no longer accepts a statement prepared earlier. */
    STALE,
    /** Anything else: the statement is wrong, or the data is. */
    FAILED;

    /** Whether the same may well succeed on another connection, or with the statement prepared again. */
    boolean mayPass() {
        return this == BROKEN || this == STALE;
    }

    public static Fault of(SQLException e, PooledConnection connection) {
        if (connection.wasCut()) {
            return SILENT;
        }
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "57014" -> TIMEOUT;
            // duplicate_prepared_statement: the session's names are no longer the driver's.
            case "57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04", "53300", "42P05" -> BROKEN;
            // "cached plan must not change result type" has the state of every unsupported feature; those fail again
            // when prepared anew.
            case "26000", "0A000" -> STALE;
            default -> state.isEmpty() || state.startsWith("08") || state.startsWith("58") ? BROKEN : FAILED;
        };
    }
}
