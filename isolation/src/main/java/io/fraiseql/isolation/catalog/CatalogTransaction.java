package io.fraiseql.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A read-only transaction in which the whole catalog is seen as of one moment. It is rolled back at its end.
 *
 * @param connection in no transaction; it is left as it came
 */
public record CatalogTransaction(Connection connection) {
    /** Reads in a transaction. */
    public <T> T read(Reading<T> reading) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            try (var statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            }
            return reading.read();
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    /** What is read. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads. */
        T read() throws SQLException;
    }
}
