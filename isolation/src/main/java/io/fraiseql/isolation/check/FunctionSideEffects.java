package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/**
 * F6: what a function shouts to the whole database, or holds in the session, is every tenant's to hear or to wait for.
 * A trigger function counts where a tenant's session can make it run: announcements of what others write, such as those
 * of the registry, tell nothing of tenants.
 */
final class FunctionSideEffects implements Check {
    private static final String SQL = """
            SELECT p.oid::regprocedure::text,
                concat_ws(' and ',
                    CASE WHEN p.prosrc ~* '\\mpg_notify\\s*\\(|\\mnotify\\s+\\w' THEN 'notifies whoever listens, of any tenant' END,
                    CASE WHEN p.prosrc ~* '\\mpg_(try_)?advisory_lock' THEN 'holds a lock of the session, which outlives the transaction' END,
                    CASE WHEN p.prosrc ~* '\\mcreate\\s+temp(orary)?\\M' THEN 'makes temporary tables, which outlive the transaction' END)
            FROM app, routine p
            WHERE NOT app.above AND CASE p.prorettype
                    WHEN 'trigger'::regtype THEN EXISTS (SELECT FROM pg_trigger t JOIN relation r ON r.oid = t.tgrelid
                        WHERE t.tgfoid = p.oid AND NOT r.shared
                            AND (has_table_privilege(app.oid, r.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
                                OR has_any_column_privilege(app.oid, r.oid, 'INSERT, UPDATE')))
                    ELSE has_function_privilege(app.oid, p.oid, 'EXECUTE') END
                AND p.prosrc ~* '\\mpg_notify\\s*\\(|\\mnotify\\s+\\w|\\mpg_(try_)?advisory_lock|\\mcreate\\s+temp(orary)?\\M'
            ORDER BY 1
            """;

    @Override
    public List<String> questions() {
        return List.of(SQL);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        return catalog.rows(
                SQL,
                row -> warning(
                        Rule.F6,
                        row.getString(1),
                        "The function %s %s.".formatted(row.getString(1), row.getString(2)),
                        "-- send ids only and read the row again as the tenant; use pg_advisory_xact_lock; no "
                                + "temporary tables"));
    }
}
