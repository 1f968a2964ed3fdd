package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/**
 * R8: no function that leads out of the database or past its tables: other connections, the server's files,
 * large objects.
 */
final class ExternalAccess implements Check {
    private static final String SQL = """
            SELECT 'the extension ' || e.extname, 'opens connections of its own, which no policy of this one binds',
                string_agg(format('REVOKE EXECUTE ON ROUTINE %s FROM PUBLIC, %s;', p.oid::regprocedure, app.quoted), E'\\n'
                    ORDER BY p.oid)
            FROM app, pg_extension e
            JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e'
            JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
            WHERE e.extname IN ('dblink', 'adminpack', 'file_fdw') AND NOT app.above
                AND has_function_privilege(app.oid, p.oid, 'EXECUTE') AND p.proname LIKE ANY (ARRAY['dblink%', 'pg\\_file%'])
            GROUP BY 1
            UNION ALL
            SELECT 'the server ' || s.srvname, 'leads to another database, whose policies this one cannot vouch for',
                format('REVOKE USAGE ON FOREIGN SERVER %I FROM PUBLIC, %s;', s.srvname, app.quoted)
            FROM app, pg_foreign_server s WHERE NOT app.above AND has_server_privilege(app.oid, s.oid, 'USAGE')
            UNION ALL
            SELECT 'the function ' || p.oid::regprocedure, 'is written in a language that reaches the server''s files',
                format('REVOKE EXECUTE ON ROUTINE %s FROM PUBLIC, %s;', p.oid::regprocedure, app.quoted)
            FROM app, routine p JOIN pg_language l ON l.oid = p.prolang
            WHERE NOT l.lanpltrusted AND l.lanname NOT IN ('internal', 'c') AND NOT app.above
                AND has_function_privilege(app.oid, p.oid, 'EXECUTE')
            UNION ALL
            SELECT 'the large object ' || o.oid, 'has no policy, and no tenant',
                format('REVOKE ALL ON LARGE OBJECT %s FROM PUBLIC, %s;', o.oid, app.quoted)
            FROM app, pg_largeobject_metadata o
            WHERE o.lomowner = app.oid
                OR EXISTS (SELECT FROM aclexplode(o.lomacl) a WHERE a.grantee IN (SELECT oid FROM grantee))
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
                        Rule.R8,
                        row.getString(1),
                        "The role %s may use %s, which %s."
                                .formatted(catalog.scope().appRole(), row.getString(1), row.getString(2)),
                        row.getString(3)));
    }
}
