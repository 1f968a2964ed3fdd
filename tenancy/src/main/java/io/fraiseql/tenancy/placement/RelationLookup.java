package io.fraiseql.tenancy.placement;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way from a relation's name to its oid in the catalog. */
public final class RelationLookup {
    private static final String ALL = """
            SELECT asked.place, c.oid
            FROM ROWS FROM (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[])) WITH ORDINALITY asked(space, name, place)
            JOIN pg_catalog.pg_class c ON c.relname = asked.name AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE CASE WHEN asked.space IS NULL THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = asked.space END
            """;

    private RelationLookup() {}

    /**
     * The oid of the table, view, materialized view or foreign table of this name. Empty when there is none, or none
     * that the connection's {@code search_path} finds. Whether the role may use it is another question.
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

    /** The oids of those of the names that there are, as {@link #oid} finds them, in one round trip. */
    public static Map<RelationName, Long> oids(Connection connection, Collection<RelationName> names)
            throws SQLException {
        List<RelationName> asked = names.stream().distinct().toList();
        var oids = new HashMap<RelationName, Long>();
        try (var statement = connection.prepareStatement(ALL)) {
            statement.setArray(1, texts(connection, asked, name -> name.schema().orElse(null)));
            statement.setArray(2, texts(connection, asked, RelationName::name));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    oids.put(asked.get(rows.getInt(1) - 1), rows.getLong(2));
                }
            }
        }
        return oids;
    }

    private static Array texts(
            Connection connection, List<RelationName> names, Function<RelationName, @Nullable String> part)
            throws SQLException {
        return connection.createArrayOf("text", names.stream().map(part).toArray());
    }
}
