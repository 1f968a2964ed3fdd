package io.fraiseql.isolation.catalog;

/**
 * The queries of {@link AccessGraphReader}, for PostgreSQL 14 to 18. The path has {@code pg_catalog} alone.
 */
final class AccessGraphSql {
    /** A superuser has every role's rights; listing them would say nothing. */
    static final String ROLE = """
            SELECT r.oid, r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolreplication,
                ARRAY(SELECT o.oid::bigint FROM pg_roles o
                      WHERE o.oid = r.oid OR (NOT r.rolsuper AND pg_has_role(r.oid, o.oid, 'USAGE'))),
                r.rolcreatedb
            FROM pg_roles r WHERE r.oid = ?
            """;

    /**
     * What a relation is, and what it reads: a view's query is the rule of event 1, and its dependencies are what the
     * query names.
     */
    static final String RELATIONS = """
            SELECT c.oid, n.nspname, c.relname, c.relkind, c.relowner, c.relrowsecurity, c.relforcerowsecurity,
                EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid),
                coalesce((SELECT option_value::boolean FROM pg_options_to_table(c.reloptions)
                          WHERE option_name = 'security_invoker'), false),
                (SELECT format_type(a.atttypid, -1) FROM pg_attribute a
                 WHERE a.attrelid = c.oid AND a.attname = ? AND a.attnum > 0 AND NOT a.attisdropped),
                CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) ELSE '' END,
                CASE WHEN c.relkind = 'v' THEN coalesce(array_to_string(c.reloptions, ', '), '') ELSE '' END,
                has_table_privilege(?::name, c.oid, 'SELECT'),
                ARRAY(SELECT DISTINCT d.refobjid::bigint
                      FROM pg_rewrite w JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
                      WHERE w.ev_class = c.oid AND w.ev_type = '1'
                          AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid = ANY (?::bigint[]) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            ORDER BY n.nspname, c.relname
            """;

    /**
     * A policy depends on the columns that its expressions name; text is not looked at, except for the one that is
     * just true.
     */
    static final String POLICIES = """
            SELECT p.polrelid, p.polname, p.polcmd, p.polpermissive, p.polroles::bigint[],
                EXISTS (SELECT FROM pg_depend d
                        JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                        WHERE d.classid = 'pg_policy'::regclass AND d.objid = p.oid
                            AND d.refclassid = 'pg_class'::regclass AND d.refobjid = p.polrelid AND a.attname = ?),
                'true' IN (pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) IS TRUE
            FROM pg_policy p WHERE p.polrelid = ANY (?::bigint[])
            ORDER BY p.polname
            """;

    private AccessGraphSql() {}

    /**
     * The roles that a connection has the rights of, or can take them of, each with the REVOKE that ends the membership
     * it begins with. {@code SET ROLE} goes as far as memberships allow it; whose rights a role inherits, it has where
     * it is; and who may grant a role can grant it to itself.
     */
    static String reachableRoles(int version) {
        boolean options = version >= 160_000;
        String ways = options
                ? "(true, reach.takes AND m.set_option), (true, m.admin_option), (false, m.inherit_option)"
                : "(true, true)";
        String grantedBy = options ? " || format(' GRANTED BY %I', pg_get_userbyid(m.grantor))" : "";
        return """
                WITH RECURSIVE reach(role, takes, revocation) AS (
                    SELECT oid, true, NULL::text COLLATE "C" FROM pg_roles
                    WHERE rolname = ? OR (rolname = session_user AND current_user = ?)
                  UNION
                    SELECT m.roleid, way.takes, coalesce(reach.revocation,
                        format('REVOKE %%I FROM %%I', g.rolname, e.rolname)%s || ';')
                    FROM reach
                    JOIN pg_auth_members m ON m.member = reach.role
                    JOIN pg_roles g ON g.oid = m.roleid
                    JOIN pg_roles e ON e.oid = m.member
                    CROSS JOIN LATERAL (VALUES %s) way(takes, possible)
                    WHERE way.possible
                )
                SELECT DISTINCT role, revocation FROM reach ORDER BY role, revocation
                """.formatted(grantedBy, ways);
    }
}
