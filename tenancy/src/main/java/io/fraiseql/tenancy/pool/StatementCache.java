package io.fraiseql.tenancy.pool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The statements that are prepared on one connection, by their text and the schema that their names are looked up in.
 * The one used longest ago goes when there are too many. Binding to a cached {@link PreparedStatement} spares the
 * driver's own look-up, and one bound on one list says how many plans a backend can hold. Not thread-safe.
 *
 * <p>A statement that is shared by schemas would be planned again whenever the path is another than last time, which
 * takes PostgreSQL four times as long as a short statement; one for each schema keeps its plan. It costs the backend
 * some 25 KB, hence the bound.
 */
final class StatementCache {
    static final int MAX = 256;
    static final int MAX_WITH_SCHEMAS = 1_024;

    private final Connection connection;
    private final Map<Key, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);
    /** Rises once, with the first schema: a statement of the shared tables must not push out those of all schemas. */
    private int max = MAX;

    StatementCache(Connection connection) {
        this.connection = connection;
    }

    private record Key(Optional<String> schema, String sql) {}

    PreparedStatement get(Optional<String> schema, String sql) throws SQLException {
        var key = new Key(schema, sql);
        PreparedStatement cached = statements.get(key);
        if (cached != null) {
            return cached;
        }
        if (schema.isPresent()) {
            max = MAX_WITH_SCHEMAS;
        }
        if (statements.size() >= max) {
            removeEldest();
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        statements.put(key, statement);
        return statement;
    }

    private void removeEldest() throws SQLException {
        var eldest = statements.entrySet().iterator();
        PreparedStatement leaving = eldest.next().getValue();
        eldest.remove();
        leaving.close();
    }

    void clear() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        statements.clear();
    }
}
