package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** H1: all tenants' schemas are alike, down to columns, constraints, indexes, views and functions. */
record SchemaStructure(String prefix) implements Check {
    private static final String SQL = TenantSchemas.SPACES + """
            , line AS MATERIALIZED (
                SELECT n.oid, format('column %s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                    CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END) AS text
                FROM tenant_space n JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              UNION ALL
                SELECT n.oid, format('constraint %s of %s %s', k.conname, c.relname, replace(pg_get_constraintdef(k.oid), quote_ident(n.nspname) || '.', ''))
                FROM tenant_space n JOIN pg_class c ON c.relnamespace = n.oid JOIN pg_constraint k ON k.conrelid = c.oid
              UNION ALL
                SELECT n.oid, format('index %s', replace(pg_get_indexdef(i.indexrelid), quote_ident(n.nspname) || '.', ''))
                FROM tenant_space n JOIN pg_class c ON c.relnamespace = n.oid JOIN pg_index i ON i.indrelid = c.oid
              UNION ALL
                SELECT n.oid, format('view %s %s', c.relname, replace(pg_get_viewdef(c.oid), quote_ident(n.nspname) || '.', ''))
                FROM tenant_space n JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('v', 'm')
              UNION ALL
                SELECT n.oid, format('function %s(%s) %s', p.proname, pg_get_function_identity_arguments(p.oid),
                    md5(replace(p.prosrc, quote_ident(n.nspname) || '.', '')))
                FROM tenant_space n JOIN pg_proc p ON p.pronamespace = n.oid
            ), print AS (
                SELECT n.oid, n.nspname, md5(coalesce(string_agg(l.text, E'\\n' ORDER BY l.text COLLATE "C"), '')) AS mark
                FROM tenant_space n LEFT JOIN line l ON l.oid = n.oid GROUP BY n.oid, n.nspname
            ), common AS (
                SELECT mark, min(oid) AS model FROM print GROUP BY mark ORDER BY count(*) DESC, min(nspname) LIMIT 1
            )
            SELECT p.nspname,
                coalesce('has ' || (SELECT min(text) FROM (SELECT text FROM line WHERE oid = p.oid
                    EXCEPT SELECT text FROM line WHERE oid = common.model) more),
                    'lacks ' || (SELECT min(text) FROM (SELECT text FROM line WHERE oid = common.model
                    EXCEPT SELECT text FROM line WHERE oid = p.oid) fewer))
            FROM print p, common WHERE p.mark <> common.mark ORDER BY 1
            """;

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        return catalog.rows(
                SQL,
                row -> warning(
                        Rule.H1,
                        row.getString(1),
                        "The schema %s is not like the other tenants': it %s."
                                .formatted(row.getString(1), row.getString(2)),
                        "-- migrate " + row.getString(1) + " to where the others are"),
                prefix);
    }
}
