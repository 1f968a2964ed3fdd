package io.fraiseql.tenancy.isolation;

import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** From a relation's name to its place in the catalog. */
public final class RelationLookup {
    private RelationLookup() {}

    /**
     * The oid of the table, view, materialized view or foreign table of this name; empty when there is none, or none that the
     * connection's {@code search_path} finds. Whether the role may use it is another question.
     */
    public static OptionalLong oid(Connection connection, RelationName name) throws SQLException {
        String sql = "SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND "
                + (name.schema().isPresent() ? "n.nspname = ?" : "pg_catalog.pg_table_is_visible(c.oid)");
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name.name());
            if (name.schema().isPresent()) {
                statement.setString(2, name.schema().get());
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
