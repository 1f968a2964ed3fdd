package io.fraiseql.tenancy.session;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Takes the rows of one statement. Values come in PostgreSQL's text form, so {@link ResultSet#getBytes} gives the UTF-8 bytes of
 * any column without a copy through a String.
 */
@FunctionalInterface
public interface RowReader {
    /** Reads all rows; the result is closed when this returns. Must not touch anything that a retry could not undo. */
    void read(int statement, ResultSet rows) throws SQLException;
}
