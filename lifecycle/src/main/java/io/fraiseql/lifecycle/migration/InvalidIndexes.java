package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The indexes that CREATE INDEX CONCURRENTLY leaves behind when it is cut short. Such an index costs every write and
 * serves no read, and IF NOT EXISTS would take it for the one that is wanted.
 */
final class InvalidIndexes {
    // Kind i only: the index of a partitioned table, kind I, may be invalid for good reason.
    private static final String SQL = """
            SELECT c.relname FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind = 'i' AND NOT i.indisvalid
            """;

    private InvalidIndexes() {}

    static void drop(Connection connection, String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setString(1, schema);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        for (String name : names) {
            try (var statement = connection.createStatement()) {
                statement.execute("DROP INDEX CONCURRENTLY IF EXISTS "
                        + RelationName.of(schema, name).quoted());
            }
        }
    }
}
