package io.fraiseql.tenancy.db;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fraiseql.tenancy.config.ConnectionUrl;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The parameter types of the statements that authors write. PostgreSQL is asked for them once; after that a statement
 * is one round trip. Thread-safe, bounded.
 */
public final class ParameterTypeCache {
    private static final int MAX_STATEMENTS = 2_000;

    private final Cache<Key, List<ParameterType>> types =
            Caffeine.newBuilder().maximumSize(MAX_STATEMENTS).build();

    private record Key(ConnectionUrl database, Optional<String> schema, String sql) {}

    /**
     * The types of a statement's parameters, in order.
     *
     * @param schema the schema that leads the path; empty for the role's own path
     * @throws IllegalArgumentException for SQL that is not for authors
     */
    public List<ParameterType> get(
            DescribingConnection connection, ConnectionUrl database, Optional<String> schema, String sql)
            throws SQLException {
        var key = new Key(database, schema, sql);
        List<ParameterType> known = types.getIfPresent(key);
        if (known != null) {
            return known;
        }
        List<ParameterType> inferred = ParameterTypes.infer(connection, sql);
        types.put(key, inferred);
        return inferred;
    }

    /** Forgets a statement: it failed, and the reason may be that the catalog has changed. */
    public void forget(ConnectionUrl database, Optional<String> schema, String sql) {
        types.invalidate(new Key(database, schema, sql));
    }
}
