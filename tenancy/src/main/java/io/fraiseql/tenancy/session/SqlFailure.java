package io.fraiseql.tenancy.session;

import java.sql.SQLException;

/**
 * An error of the database other than a timeout or a lost connection. Its message is for the log, never for a client.
 */
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    public SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
        this.sqlState = cause.getSQLState() == null ? "XX000" : cause.getSQLState();
    }

    /** The five characters of PostgreSQL's error code, such as {@code 23505}. */
    public String sqlState() {
        return sqlState;
    }
}
