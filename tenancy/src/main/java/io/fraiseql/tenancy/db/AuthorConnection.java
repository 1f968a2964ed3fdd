package io.fraiseql.tenancy.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The transaction that an author's statements run in; it checks after each that it still has its context. */
public interface AuthorConnection {
    /** Binds the parameters of a statement. */
    @FunctionalInterface
    interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Handles the one result of a statement: rows, or a count. */
    @FunctionalInterface
    interface ResultHandler<T extends @Nullable Object> {
        T handle(@Nullable ResultSet rows, long count) throws SQLException;
    }

    /**
     * The types of a statement's parameters, in order.
     *
     * @throws IllegalArgumentException for SQL that is not for authors
     */
    List<ParameterType> types(String sql);

    /** Forgets what is known of a statement: it failed, and the reason may be that the catalog has changed. */
    void forget(String sql);

    /** Runs one statement and hands over its result once the context has proved to be unchanged. */
    <T extends @Nullable Object> T execute(String sql, Binder binder, ResultHandler<T> handler);
}
