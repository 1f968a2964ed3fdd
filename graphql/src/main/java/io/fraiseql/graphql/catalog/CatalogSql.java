package io.fraiseql.graphql.catalog;

/** The queries; they read {@code pg_catalog} of PostgreSQL 14 to 18 and nothing else, each for all names at once. */
final class CatalogSql {
    private static final String WANTED = """
            WITH RECURSIVE wanted(schema, name) AS (SELECT * FROM unnest(?::text[], ?::text[]))
            """;

    static final String RELATIONS = WANTED + """
            , named AS (
              SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN wanted w ON w.name = c.relname AND (w.schema = n.nspname OR w.schema IS NULL AND pg_catalog.pg_table_is_visible(c.oid))
              WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
            ), used(oid) AS (
              SELECT oid FROM named UNION SELECT unnest(?::oid[]) UNION
              SELECT d.refobjid FROM used
              JOIN pg_catalog.pg_rewrite r ON r.ev_class = used.oid AND r.rulename = '_RETURN'
              JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid = r.oid
                AND d.refclassid = 'pg_catalog.pg_class'::regclass
            )
            SELECT c.oid, n.nspname, c.relname, c.oid IN (SELECT oid FROM named) AS wanted,
              pg_catalog.pg_table_is_visible(c.oid) AS visible,
              pg_catalog.has_any_column_privilege(c.oid, 'SELECT') AS readable,
              c.relkind IN ('v', 'm') AS view, a.attnum, a.attname, a.atttypid, a.attnotnull
            FROM used JOIN pg_catalog.pg_class c ON c.oid = used.oid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY n.nspname, c.relname, c.oid, a.attnum
            """;

    static final String TYPES = """
            WITH RECURSIVE used(oid) AS (
              SELECT unnest(?::oid[]) UNION
              SELECT CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.typelem END
              FROM used JOIN pg_catalog.pg_type t ON t.oid = used.oid
            )
            SELECT t.oid, t.typname, t.typtype = 'd' AS domain, t.typcategory = 'A' AS array, t.typtype = 'e' AS enum,
              CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.typelem END AS below, pg_catalog.format_type(t.oid, -1) AS sql,
              ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels
            FROM used JOIN pg_catalog.pg_type t ON t.oid = used.oid
            """;

    static final String KEYS = """
            SELECT contype = 'p' AS primary, conrelid, conkey, confrelid, coalesce(confkey, '{}') AS confkey
            FROM pg_catalog.pg_constraint WHERE contype IN ('p', 'f') AND conrelid = ANY (?::oid[]) ORDER BY conname, oid
            """;

    static final String RULES =
            "SELECT ev_class, ev_action::text FROM pg_catalog.pg_rewrite WHERE rulename = '_RETURN' AND ev_class = ANY (?::oid[])";

    static final String FUNCTIONS = WANTED + """
            SELECT n.nspname, p.proname, pg_catalog.pg_function_is_visible(p.oid) AS visible, p.prokind = 'p' AS procedure,
              pg_catalog.has_function_privilege(p.oid, 'EXECUTE') AS executable,
              coalesce(p.proargnames, '{}') AS names, coalesce(p.proargmodes::text[], '{}') AS modes,
              coalesce(p.proallargtypes, p.proargtypes::oid[]) AS types, p.pronargs, p.pronargdefaults, p.proretset,
              p.prorettype, t.typname, t.typrelid
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            JOIN pg_catalog.pg_type t ON t.oid = p.prorettype
            JOIN wanted w ON w.name = p.proname AND (w.schema = n.nspname OR w.schema IS NULL AND pg_catalog.pg_function_is_visible(p.oid))
            WHERE p.prokind IN ('f', 'p') ORDER BY n.nspname, p.proname, p.oid
            """;

    static final String RELATION_NAMES = """
            SELECT CASE WHEN pg_catalog.pg_table_is_visible(c.oid) THEN c.relname ELSE n.nspname || '.' || c.relname END
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
              AND n.nspname NOT LIKE 'pg\\_%' ORDER BY 1 LIMIT 10000
            """;

    static final String FUNCTION_NAMES = """
            SELECT DISTINCT CASE WHEN pg_catalog.pg_function_is_visible(p.oid) THEN p.proname ELSE n.nspname || '.' || p.proname END
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE p.prokind = 'f' AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1 LIMIT 10000
            """;

    private CatalogSql() {}
}
