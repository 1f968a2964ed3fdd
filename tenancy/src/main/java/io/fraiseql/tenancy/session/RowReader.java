package io.fraiseql.tenancy.session;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Takes the rows of one statement. Values come in PostgreSQL's text form, so {@link ResultSet#getBytes} gives the UTF-8
 * bytes of any column without a copy through a String.
 */
@FunctionalInterface
public interface RowReader {
    /**
     * Reads all rows; they are in memory already, and closed when this returns. An exception ends the read and is
     * thrown on.
     */
    void read(int statement, ResultSet rows) throws SQLException;
}
