package io.fraiseql.tenancy.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fraiseql.tenancy.config.ConnectionUrl;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the statements that authors write: that each is one statement which leaves the transaction alone,
 * and of which type its parameters are. PostgreSQL is asked for the types once; after that a statement is one round
 * trip. Thread-safe, bounded.
 */
final class AuthorStatements {
    private static final int REMEMBERED = 2_000;

    private final Cache<Key, List<ParameterType>> described =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Key(ConnectionUrl database, Optional<String> schema, String sql) {}

    /** The types of a statement's parameters, in order. */
    List<ParameterType> types(Describing connection, Opening opening, String sql) throws SQLException {
        var key = key(opening, sql);
        List<ParameterType> known = described.getIfPresent(key);
        if (known != null) {
            return known;
        }
        AuthorSql.requireOneStatement(sql);
        List<ParameterType> types = describe(connection, sql);
        described.put(key, types);
        return types;
    }

    /** Forgets a statement: it failed, and the reason may be that the catalog has changed. */
    void forget(Opening opening, String sql) {
        described.invalidate(key(opening, sql));
    }

    private static Key key(Opening opening, String sql) {
        return new Key(opening.database(), opening.schema(), sql);
    }

    /** Asks PostgreSQL. */
    static List<ParameterType> describe(Describing connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.uncached(sql)) {
            ParameterMetaData parameters = connection.ask(statement::getParameterMetaData);
            var types = new ArrayList<ParameterType>(parameters.getParameterCount());
            for (int index = 1; index <= parameters.getParameterCount(); index++) {
                String name = typeName(connection, parameters, index);
                types.add(new ParameterType(name, labels(connection, name)));
            }
            return List.copyOf(types);
        }
    }

    // For a type that the driver has not met on this connection it asks the catalog.
    private static String typeName(Describing connection, ParameterMetaData parameters, int index) throws SQLException {
        return connection.ask(() -> parameters.getParameterTypeName(index));
    }

    // Types of the catalog are never enums, and nearly all parameters are of one.
    private static List<String> labels(Describing connection, String type) throws SQLException {
        if (ParameterType.isBuiltIn(type)) {
            return List.of();
        }
        try (PreparedStatement statement =
                connection.uncached("SELECT enumlabel FROM pg_catalog.pg_enum WHERE enumtypid = CAST(? AS regtype)"
                        + " OR enumtypid = (SELECT typelem FROM pg_catalog.pg_type WHERE oid = CAST(? AS regtype))")) {
            Binding.texts(statement, 1, List.of(type, type));
            var labels = new ArrayList<String>();
            try (var rows = connection.ask(statement::executeQuery)) {
                while (rows.next()) {
                    labels.add(rows.getString(1));
                }
            }
            return List.copyOf(labels);
        }
    }
}
