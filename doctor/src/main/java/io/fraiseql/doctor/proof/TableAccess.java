package io.fraiseql.doctor.proof;

import io.fraiseql.isolation.catalog.Catalog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A role whose policies decide about a table. It is the one that serves, or the owner of a view that it may use, since
 * a view that is not its caller's reads as its owner. Whom no policy binds is none; other checks tell of that.
 */
record TableAccess(long table, PolicyRole role) {
    private static final String SQL = """
            , view AS (
                SELECT r.oid, r.oid AS top FROM relation r WHERE r.relkind = 'v'
              UNION
                SELECT d.refobjid, view.top FROM view
                JOIN pg_rewrite w ON w.ev_class = view.oid AND w.ev_type = '1'
                JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
                    AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> view.oid
                JOIN pg_class c ON c.oid = d.refobjid AND c.relkind = 'v'
            ), pair AS (
                SELECT r.oid AS tbl, app.oid AS role, r.oid AS via FROM relation r, app
                WHERE r.relkind IN ('r', 'p') AND NOT r.shared
              UNION
                SELECT t.oid, v.relowner, view.top FROM view
                JOIN pg_class v ON v.oid = view.oid
                JOIN pg_rewrite w ON w.ev_class = v.oid AND w.ev_type = '1'
                JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
                    AND d.refclassid = 'pg_class'::regclass
                JOIN pg_class t ON t.oid = d.refobjid AND t.relkind IN ('r', 'p')
                WHERE NOT coalesce((SELECT option_value::boolean FROM pg_options_to_table(v.reloptions)
                    WHERE option_name = 'security_invoker'), false)
                    AND t.oid NOT IN (SELECT oid FROM relation WHERE shared)
            )
            SELECT p.tbl, o.rolname,
                ARRAY(SELECT m.oid::bigint FROM pg_roles m WHERE m.oid = o.oid OR pg_has_role(o.oid, m.oid, 'USAGE')),
                bool_or(has_table_privilege(app.oid, p.via, 'SELECT') OR has_any_column_privilege(app.oid, p.via, 'SELECT')),
                bool_or(has_table_privilege(app.oid, p.via, 'INSERT') OR has_any_column_privilege(app.oid, p.via, 'INSERT')),
                bool_or(has_table_privilege(app.oid, p.via, 'UPDATE') OR has_any_column_privilege(app.oid, p.via, 'UPDATE')),
                bool_or(has_table_privilege(app.oid, p.via, 'DELETE'))
            FROM app, pair p JOIN pg_roles o ON o.oid = p.role JOIN pg_class t ON t.oid = p.tbl
            WHERE NOT o.rolsuper AND NOT o.rolbypassrls AND NOT app.above
                AND (t.relforcerowsecurity OR NOT pg_has_role(o.oid, t.relowner, 'USAGE'))
            GROUP BY p.tbl, o.oid, o.rolname ORDER BY p.tbl, o.rolname
            """;

    static List<TableAccess> of(Catalog catalog) throws SQLException {
        return catalog.rows(SQL, row -> new TableAccess(row.getLong(1), role(row)));
    }

    private static PolicyRole role(ResultSet row) throws SQLException {
        Set<Long> rights = Arrays.stream((Object[]) row.getArray(3).getArray())
                .map(Long.class::cast)
                .collect(Collectors.toSet());
        rights.add(0L);
        var actions = EnumSet.noneOf(RowAction.class);
        if (row.getBoolean(4)) {
            actions.add(RowAction.SELECT);
        }
        if (row.getBoolean(5)) {
            actions.add(RowAction.INSERT);
        }
        if (row.getBoolean(6)) {
            actions.add(RowAction.UPDATE_OLD);
            actions.add(RowAction.UPDATE_NEW);
        }
        if (row.getBoolean(7)) {
            actions.add(RowAction.DELETE);
        }
        return new PolicyRole(row.getString(2), rights, actions);
    }
}
