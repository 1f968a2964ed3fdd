package io.fraiseql.doctor.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The trees of SQL functions in policies whose bodies PostgreSQL stores as text. It analyses a body only when it is
 * made a function's in the standard's form, so each is made one, in the session's own temporary schema, and taken back
 * at once. Where that cannot be done, such as without the right to make temporary objects, the function stays unread.
 */
public final class BodyTrees {
    private static final String BODIES = """
            SELECT DISTINCT p.oid, btrim(p.prosrc, E' \\n\\t\\r;'), pg_get_function_identity_arguments(p.oid),
                format_type(p.prorettype, NULL)
            FROM pg_depend d
            JOIN pg_proc p ON p.oid = d.refobjid
            JOIN pg_language l ON l.oid = p.prolang
            WHERE d.classid = 'pg_policy'::regclass AND d.refclassid = 'pg_proc'::regclass AND l.lanname = 'sql'
                AND p.prosqlbody IS NULL AND p.prokind = 'f' AND NOT p.proretset AND NOT p.prosecdef
                AND p.proconfig IS NULL AND position(';' IN btrim(p.prosrc, E' \\n\\t\\r;')) = 0
            """;

    private static final String NAME = "pg_temp.fraiseql_doctor_body";

    private BodyTrees() {}

    /**
     * By the function's oid.
     *
     * @param connection in no transaction; it is left as it came
     */
    public static Map<Long, String> analyse(Connection connection) throws SQLException {
        var trees = new HashMap<Long, String>();
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(BODIES)) {
            while (row.next()) {
                String definition = "CREATE FUNCTION %s(%s) RETURNS %s LANGUAGE sql RETURN (%s\n)"
                        .formatted(NAME, row.getString(3), row.getString(4), row.getString(2));
                String tree = analyse(connection, definition);
                if (!tree.isEmpty()) {
                    trees.put(row.getLong(1), tree);
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
        return trees;
    }

    private static String analyse(Connection connection, String definition) throws SQLException {
        var before = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            statement.execute(definition);
            try (var row = statement.executeQuery(
                    "SELECT prosqlbody::text FROM pg_proc WHERE oid = '" + NAME + "'::regproc")) {
                return row.next() ? row.getString(1) : "";
            }
        } catch (SQLException e) {
            // No right to do so, or a body that is more than one expression: the function stays unread.
            return "";
        } finally {
            connection.rollback(before);
        }
    }
}
