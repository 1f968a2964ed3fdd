package io.fraiseql.isolation.policy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the oids in a tree stand for; each is asked for once. */
final class Names {
    /** @param builtin whether it is PostgreSQL's own, and so what its name says it is */
    record Operator(String name, boolean builtin) {}

    /**
     * @param tree the analysed body; empty for a body that is text
     * @param lossless whether it only changes the type of a value, as from {@code int4} to {@code int8}
     */
    record Function(String name, boolean builtin, boolean sql, Optional<String> tree, boolean lossless) {}

    private final Connection connection;
    private final Map<Long, String> bodies;
    private final Map<Long, Operator> operators = new HashMap<>();
    private final Map<Long, Function> functions = new HashMap<>();
    private final Map<Long, PgType> types = new HashMap<>();
    private final Map<String, Expression.Column> columns = new HashMap<>();

    /** @param bodies trees of functions that the catalog has only text of */
    Names(Connection connection, Map<Long, String> bodies) {
        this.connection = connection;
        this.bodies = Map.copyOf(bodies);
    }

    Operator operator(long oid) throws SQLException {
        return remembered(
                operators,
                oid,
                "SELECT oprname, oprnamespace = 'pg_catalog'::regnamespace FROM pg_operator WHERE oid = ?",
                row -> new Operator(row.getString(1), row.getBoolean(2)));
    }

    Function function(long oid) throws SQLException {
        return remembered(
                functions,
                oid,
                """
                SELECT p.oid::regproc::text, p.pronamespace = 'pg_catalog'::regnamespace,
                    l.lanname = 'sql' AND p.prokind = 'f' AND NOT p.proretset AND p.proconfig IS NULL AND NOT p.prosecdef,
                    p.prosqlbody::text,
                    EXISTS (SELECT FROM pg_cast c WHERE c.castfunc = p.oid
                            AND (c.castsource, c.casttarget) IN ((21, 23), (21, 20), (23, 20), (19, 25), (18, 25)))
                FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang WHERE p.oid = ?
                """,
                row -> new Function(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getBoolean(3),
                        Optional.ofNullable(row.getString(4)).or(() -> Optional.ofNullable(bodies.get(oid))),
                        row.getBoolean(5)));
    }

    PgType type(long oid) throws SQLException {
        return remembered(
                types,
                oid,
                """
                WITH RECURSIVE base AS (
                    SELECT t.oid, t.typbasetype, t.typtype FROM pg_type t WHERE t.oid = ?
                  UNION ALL
                    SELECT t.oid, t.typbasetype, t.typtype FROM pg_type t JOIN base ON t.oid = base.typbasetype
                )
                SELECT oid, format_type(oid, NULL), typtype = 'e' FROM base WHERE typbasetype = 0
                """,
                row -> new PgType(row.getLong(1), row.getString(2), kind(row.getLong(1), row.getBoolean(3))));
    }

    private static PgType.Kind kind(long oid, boolean isEnum) {
        if (isEnum) {
            return PgType.Kind.ENUM;
        }
        return switch ((int) oid) {
            case 16 -> PgType.Kind.BOOLEAN;
            case 20, 21, 23, 26 -> PgType.Kind.INTEGER;
            case 19, 25, 1042, 1043 -> PgType.Kind.TEXT;
            case 2950 -> PgType.Kind.UUID;
            default -> PgType.Kind.OTHER;
        };
    }

    Expression.Column column(int range, long relation, long number) throws SQLException {
        Expression.Column known = columns.get(relation + "." + number);
        if (known == null) {
            long[] type = new long[1];
            Expression.Column read = first(
                    "SELECT attname, atttypid, attnotnull FROM pg_attribute WHERE attrelid = ? AND attnum = ?",
                    row -> {
                        type[0] = row.getLong(2);
                        return new Expression.Column(0, row.getString(1), PgType.TEXT, row.getBoolean(3));
                    },
                    relation,
                    number);
            known = new Expression.Column(0, read.name(), type(type[0]), read.notNull());
            columns.put(relation + "." + number, known);
        }
        return new Expression.Column(range, known.name(), known.type(), known.notNull());
    }

    String relation(long oid) throws SQLException {
        return first("SELECT ?::regclass::text", row -> row.getString(1), oid);
    }

    /** The label of an enum's value. */
    String label(long oid) throws SQLException {
        return first("SELECT enumlabel FROM pg_enum WHERE oid = ?", row -> row.getString(1), oid);
    }

    /** Whether texts that compare as equal are the same text. */
    boolean deterministic(long collation) throws SQLException {
        return collation == 0
                || first(
                        "SELECT collisdeterministic FROM pg_collation WHERE oid = ?",
                        row -> row.getBoolean(1),
                        collation);
    }

    private <T> T remembered(Map<Long, T> known, long oid, String sql, Reader<T> reader) throws SQLException {
        @Nullable T value = known.get(oid);
        if (value == null) {
            value = first(sql, reader, oid);
            known.put(oid, value);
        }
        return value;
    }

    private <T> T first(String sql, Reader<T> reader, long... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new UnreadableTree("an object that the catalog does not have");
                }
                return reader.read(rows);
            }
        }
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
