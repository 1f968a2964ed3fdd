package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** T6: what is unique is unique within a tenant; otherwise a conflict tells that another tenant has the value. */
final class UniqueIndexesAcrossTenants implements Check {
    private static final String SQL = """
            SELECT r.name, i.indexrelid::regclass::text,
                coalesce((SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
                    FROM unnest(i.indkey::int[]) WITH ORDINALITY k(number, place)
                    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number), 'an expression'),
                CASE WHEN i.indexprs IS NULL AND i.indpred IS NULL AND NOT i.indisexclusion AND NOT i.indisprimary THEN
                    format('CREATE UNIQUE INDEX ON %s (%I, %s);', r.quoted, par.tenant_column,
                        (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
                         FROM unnest(i.indkey::int[]) WITH ORDINALITY k(number, place)
                         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number)) || E'\\n'
                    || coalesce((SELECT format('ALTER TABLE %s DROP CONSTRAINT %I;', r.quoted, c.conname)
                        FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('u', 'p', 'x')),
                        format('DROP INDEX %s;', i.indexrelid::regclass))
                ELSE '-- make the tenant the first column of ' || i.indexrelid::regclass END
            FROM par, relation r JOIN pg_index i ON i.indrelid = r.oid
            WHERE r.tenant IS NOT NULL AND NOT r.shared AND (i.indisunique OR i.indisexclusion)
                AND NOT r.tenant = ANY (i.indkey::int[])
                AND (i.indexprs IS NOT NULL OR EXISTS (SELECT FROM pg_attribute a
                    WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey::int[]) AND a.atttypid <> 'uuid'::regtype))
            ORDER BY 1, 2
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
                        Rule.T6,
                        row.getString(1),
                        ("The index %s of the table %s makes %s unique over all tenants, so a conflict tells one "
                                        + "tenant what another has.")
                                .formatted(row.getString(2), row.getString(1), row.getString(3)),
                        row.getString(4)));
    }
}
