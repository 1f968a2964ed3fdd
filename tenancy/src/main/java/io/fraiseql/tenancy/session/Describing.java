package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.pool.PooledConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A connection, as far as asking about a statement goes. */
sealed interface Describing {
    /** A statement that the caller closes. */
    PreparedStatement uncached(String sql) throws SQLException;

    /** Asks the server. */
    <T> T ask(PooledConnection.Question<T> question) throws SQLException;

    /** A connection of the pool. */
    record Pooled(PooledConnection connection) implements Describing {
        @Override
        public PreparedStatement uncached(String sql) throws SQLException {
            return connection.uncached(sql);
        }

        @Override
        public <T> T ask(PooledConnection.Question<T> question) throws SQLException {
            return connection.ask(question);
        }
    }

    /** One of somebody else's. */
    record Plain(Connection connection) implements Describing {
        @Override
        public PreparedStatement uncached(String sql) throws SQLException {
            return connection.prepareStatement(sql);
        }

        @Override
        public <T> T ask(PooledConnection.Question<T> question) throws SQLException {
            return question.ask();
        }
    }
}
