package io.fraiseql.tenancy.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A connection on which PostgreSQL is asked how it understands a statement. */
public interface DescribingConnection {
    /** A question to the server. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws SQLException;
    }

    /** A new statement, which the caller closes. */
    PreparedStatement prepare(String sql) throws SQLException;

    /** Asks the server. */
    <T> T ask(Question<T> question) throws SQLException;
}
