package io.fraiseql.doctor.probe;

import io.fraiseql.isolation.catalog.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query of all that a table, a view or a function yields; the function has no arguments and changes nothing.
 *
 * @param name what it reads, as people write it
 * @param sql yields one text that has all of the answer in it
 */
record ProbeQuery(String name, String sql) {
    private static final String REFUSAL = "SQLSTATE ";

    private static final String SQL = """
            SELECT r.name, format('SELECT count(*) || md5(coalesce(string_agg(t::text, '','' ORDER BY t::text), '''')) FROM %s t', r.quoted)
            FROM app, relation r WHERE NOT r.shared AND (r.tenant IS NOT NULL OR r.relkind IN ('v', 'm'))
                AND has_table_privilege(app.oid, r.oid, 'SELECT')
            UNION ALL
            SELECT p.oid::regprocedure::text,
                format('SELECT count(*) || md5(coalesce(string_agg(t::text, '','' ORDER BY t::text), '''')) FROM %s() t',
                    p.oid::regproc)
            FROM app, pg_proc p JOIN space s ON s.oid = p.pronamespace
            WHERE p.prokind = 'f' AND p.provolatile <> 'v' AND p.pronargs = p.pronargdefaults
                AND p.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype, 'void'::regtype)
                AND (p.prorettype <> 'record'::regtype OR p.proallargtypes IS NOT NULL)
                AND has_function_privilege(app.oid, p.oid, 'EXECUTE')
            ORDER BY 1
            """;

    static List<ProbeQuery> read(Catalog catalog) throws SQLException {
        return catalog.rows(SQL, row -> new ProbeQuery(row.getString(1), row.getString(2)));
    }

    /** Whether an answer is that there was none in time. */
    boolean givenUp(String answer) {
        return answer.startsWith(REFUSAL) && Attempt.GIVEN_UP.contains(answer.substring(REFUSAL.length()));
    }

    /** The answer, or the SQLSTATE of the refusal. */
    String answer(Connection connection) throws SQLException {
        var before = connection.setSavepoint();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            @Nullable String answer = rows.getString(1);
            return String.valueOf(answer);
        } catch (SQLException e) {
            return REFUSAL + e.getSQLState();
        } finally {
            connection.rollback(before);
        }
    }
}
