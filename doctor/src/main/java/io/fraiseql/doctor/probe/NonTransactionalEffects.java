package io.fraiseql.doctor.probe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ways by which a statement on a database might do what no rollback takes back: other connections, programs, files,
 * code of which nothing is known.
 */
final class NonTransactionalEffects {
    // Extensions that are known to stay within the transaction; of the others nothing is known. Objects that initdb
    // made have lower numbers.
    private static final String UNKNOWN = """
            SELECT 'the extension ' || extname FROM pg_catalog.pg_extension WHERE extname NOT IN ('plpgsql', 'pgcrypto',
                'uuid-ossp', 'citext', 'pg_trgm', 'btree_gin', 'btree_gist', 'hstore', 'ltree', 'unaccent', 'intarray', 'cube',
                'earthdistance', 'fuzzystrmatch', 'tablefunc', 'isn', 'seg', 'lo', 'pg_stat_statements', 'vector', 'postgis')
            UNION ALL
            SELECT 'the language ' || lanname FROM pg_catalog.pg_language
            WHERE NOT lanpltrusted AND lanname NOT IN ('internal', 'c')
            UNION ALL
            SELECT 'the foreign server ' || srvname FROM pg_catalog.pg_foreign_server
            UNION ALL
            SELECT 'the function ' || p.oid::pg_catalog.regprocedure || ' in the language ' || l.lanname
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
            WHERE p.oid >= 16384 AND l.lanname IN ('c', 'internal') AND p.prokind <> 'a' AND NOT EXISTS (SELECT
                FROM pg_catalog.pg_depend d
                WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype = 'e')
            ORDER BY 1
            """;

    /** What statements run by themselves; the bodies of BEGIN ATOMIC are stored as trees, with no source. */
    private static final String DEFINITIONS = """
            SELECT 'the function ' || p.oid::pg_catalog.regprocedure,
                coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc)
            FROM pg_catalog.pg_proc p WHERE p.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype = 'e')
            UNION ALL
            SELECT 'the view ' || c.oid::pg_catalog.regclass, pg_catalog.pg_get_viewdef(c.oid)
            FROM pg_catalog.pg_class c WHERE c.oid >= 16384 AND c.relkind IN ('v', 'm')
            UNION ALL
            SELECT 'a rule of ' || r.ev_class::pg_catalog.regclass, pg_catalog.pg_get_ruledef(r.oid)
            FROM pg_catalog.pg_rewrite r WHERE r.oid >= 16384 AND r.ev_type <> '1'
            UNION ALL
            SELECT 'a default of ' || d.adrelid::pg_catalog.regclass, pg_catalog.pg_get_expr(d.adbin, d.adrelid)
            FROM pg_catalog.pg_attrdef d
            UNION ALL
            SELECT 'a policy of ' || p.polrelid::pg_catalog.regclass,
                concat(pg_catalog.pg_get_expr(p.polqual, p.polrelid), ' ', pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
            FROM pg_catalog.pg_policy p
            ORDER BY 1
            """;

    private NonTransactionalEffects() {}

    /** All of them, for people. Reads the catalog and nothing else. */
    static List<String> of(Connection connection) throws SQLException {
        var ways = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(UNKNOWN)) {
                while (rows.next()) {
                    ways.add(rows.getString(1));
                }
            }
            try (var rows = statement.executeQuery(DEFINITIONS)) {
                while (rows.next()) {
                    String object = rows.getString(1);
                    NonTransactionalSql.in(rows.getString(2))
                            .ifPresent(what -> ways.add(object + ", which names " + what));
                }
            }
        }
        return List.copyOf(ways);
    }
}
