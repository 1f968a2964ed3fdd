package io.fraiseql.tenancy.db;

import io.fraiseql.api.Db;
import io.fraiseql.api.GraphQLException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** {@link Db} on an open transaction. */
public final class TenantDb implements Db {
    private final AuthorConnection connection;

    /** The statements of one author, for as long as the transaction is open. */
    public TenantDb(AuthorConnection connection) {
        this.connection = connection;
    }

    @Override
    public <T> T queryOne(Class<T> type, String sql, @Nullable Object... parameters) {
        return queryOptional(type, sql, parameters).orElseThrow(() -> new GraphQLException("NOT_FOUND", "Not found"));
    }

    @Override
    public <T> Optional<T> queryOptional(Class<T> type, String sql, @Nullable Object... parameters) {
        List<T> rows = query(type, sql, parameters);
        if (rows.size() > 1) {
            throw new IllegalStateException(
                    "one row expected, " + rows.size() + " found; add a condition, or use query");
        }
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.getFirst());
    }

    @Override
    public <T> List<T> query(Class<T> type, String sql, @Nullable Object... parameters) {
        return run(sql, parameters, (rows, count) -> {
            if (rows == null) {
                throw new IllegalStateException("the statement returns no rows; add RETURNING, or use execute");
            }
            RowMapper<@Nullable T> mapper = RowMapper.of(type, rows.getMetaData());
            var result = new ArrayList<T>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        });
    }

    @Override
    public long execute(String sql, @Nullable Object... parameters) {
        return run(sql, parameters, (rows, count) -> {
            long returned = count;
            while (rows != null && rows.next()) {
                returned++;
            }
            return returned;
        });
    }

    private <T> T run(String sql, @Nullable Object[] parameters, AuthorConnection.ResultHandler<T> handler) {
        boolean succeeded = false;
        try {
            List<ParameterType> types = types(sql, parameters);
            T result = connection.execute(sql, statement -> bind(statement, types, parameters), handler);
            succeeded = true;
            return result;
        } finally {
            if (!succeeded) {
                connection.forget(sql);
            }
        }
    }

    private List<ParameterType> types(String sql, @Nullable Object[] parameters) {
        List<ParameterType> types = connection.types(sql);
        if (types.size() != parameters.length) {
            throw new IllegalArgumentException("the statement has " + types.size() + " parameters, but "
                    + parameters.length + " values are given: " + sql);
        }
        return types;
    }

    private static void bind(PreparedStatement statement, List<ParameterType> types, @Nullable Object[] values)
            throws SQLException {
        for (int at = 0; at < values.length; at++) {
            ParameterType type = types.get(at);
            String text = ParameterText.of(values[at], type);
            if (text == null) {
                statement.setNull(at + 1, Types.OTHER, type.name());
            } else {
                var typed = new PGobject();
                typed.setType(type.name());
                typed.setValue(text);
                statement.setObject(at + 1, typed);
            }
        }
    }
}
