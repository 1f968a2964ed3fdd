package io.fraiseql.lifecycle.ddl;

import io.fraiseql.lifecycle.migration.Migrations;

/** The queries of {@link DefinitionReader}, for PostgreSQL 14 to 18. */
final class DefinitionQueries {
    static final String TABLES = """
            SELECT c.oid, c.relname, quote_ident(c.relname), c.relkind, quote_literal(obj_description(c.oid, 'pg_class'))
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND c.relname <> '%s'
            ORDER BY c.oid
            """.formatted(Migrations.LEDGER_TABLE);

    static final String COLUMNS = """
            SELECT quote_ident(a.attname),
                format_type(a.atttypid, a.atttypmod)
                    || coalesce((SELECT ' COLLATE ' || quote_ident(l.collname) FROM pg_catalog.pg_collation l
                                 JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
                                 WHERE l.oid = a.attcollation AND a.attcollation <> t.typcollation), ''),
                a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity::text, a.attgenerated::text,
                a.attidentity = '' AND pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) IS NOT NULL,
                quote_literal(col_description(a.attrelid, a.attnum))
            FROM pg_catalog.pg_attribute a
            LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum
            """;

    static final String CONSTRAINTS = """
            SELECT k.contype::text, k.conname, pg_get_constraintdef(k.oid, true),
                ARRAY(SELECT quote_ident(a.attname) FROM unnest(k.conkey) WITH ORDINALITY u(num, pos)
                      JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num ORDER BY u.pos),
                (SELECT relname FROM pg_catalog.pg_class WHERE oid = k.confrelid),
                ARRAY(SELECT quote_ident(a.attname) FROM unnest(k.confkey) WITH ORDINALITY u(num, pos)
                      JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num ORDER BY u.pos),
                k.confupdtype::text, k.confdeltype::text, k.confmatchtype = 'f',
                CASE WHEN k.condeferred THEN ' DEFERRABLE INITIALLY DEFERRED' WHEN k.condeferrable THEN ' DEFERRABLE' ELSE '' END,
                (SELECT quote_ident(relname) FROM pg_catalog.pg_class WHERE oid = k.confrelid)
            FROM pg_catalog.pg_constraint k
            WHERE k.conrelid = ? AND k.contype IN ('p', 'u', 'f', 'c', 'x')
            ORDER BY k.oid
            """;

    static final String INDEXES = """
            SELECT c.relname,
                CASE WHEN k.oid IS NULL THEN pg_get_indexdef(i.indexrelid, 0, true) END,
                CASE WHEN i.indpred IS NULL THEN
                    ARRAY(SELECT quote_ident(a.attname) FROM unnest(i.indkey) WITH ORDINALITY u(num, pos)
                          JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.num
                          WHERE u.pos <= i.indnkeyatts ORDER BY u.pos)
                ELSE ARRAY[]::text[] END
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
            WHERE i.indrelid = ?
            ORDER BY i.indexrelid
            """;

    static final String ENUMS = """
            SELECT 'CREATE TYPE ' || quote_ident(t.typname) || ' AS ENUM ('
                || (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                    FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid) || ');'
            FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
            WHERE n.nspname = ? AND t.typtype = 'e'
            ORDER BY t.oid
            """;

    static final String LEFT_OUT = """
            WITH here AS (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)
            SELECT CASE relkind WHEN 'v' THEN 'view ' WHEN 'm' THEN 'materialized view ' ELSE 'sequence ' END || relname
            FROM pg_catalog.pg_class c
            WHERE relnamespace IN (TABLE here) AND (relkind IN ('v', 'm') OR relkind = 'S' AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')))
            UNION ALL
            SELECT 'function ' || proname FROM pg_catalog.pg_proc WHERE pronamespace IN (TABLE here)
            UNION ALL
            SELECT 'trigger ' || tgname FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
            WHERE c.relnamespace IN (TABLE here) AND NOT t.tgisinternal
            UNION ALL
            SELECT 'policy ' || polname FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
            WHERE c.relnamespace IN (TABLE here)
            UNION ALL
            SELECT 'domain ' || typname FROM pg_catalog.pg_type WHERE typnamespace IN (TABLE here) AND typtype = 'd'
            ORDER BY 1
            """;

    private DefinitionQueries() {}
}
