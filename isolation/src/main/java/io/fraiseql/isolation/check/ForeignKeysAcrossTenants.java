package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;
import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/**
 * T7: a foreign key between tenants' tables includes the tenant on both sides; its checks and cascades know no policy.
 */
final class ForeignKeysAcrossTenants implements Check {
    private static final String SQL = """
            SELECT r.name, c.conname, f.oid::regclass::text,
                c.confdeltype IN ('c', 'n', 'd') OR c.confupdtype IN ('c', 'n', 'd'),
                format(E'ALTER TABLE %1$s DROP CONSTRAINT %2$I;\\nALTER TABLE %1$s ADD CONSTRAINT %2$I'
                    || ' FOREIGN KEY (%3$I, %4$s) REFERENCES %5$s (%3$I, %6$s)%7$s;', r.quoted, c.conname, par.tenant_column,
                    (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
                     FROM unnest(c.conkey) WITH ORDINALITY k(number, place)
                     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number AND a.attname <> par.tenant_column),
                    f.oid::regclass,
                    (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
                     FROM unnest(c.confkey) WITH ORDINALITY k(number, place)
                     JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number AND a.attname <> par.tenant_column),
                    CASE c.confdeltype WHEN 'c' THEN ' ON DELETE CASCADE' ELSE '' END)
            FROM par CROSS JOIN relation r
            JOIN pg_constraint c ON c.conrelid = r.oid AND c.contype = 'f' AND c.conparentid = 0
            JOIN pg_class f ON f.oid = c.confrelid
            JOIN pg_attribute ft ON ft.attrelid = f.oid AND ft.attname = par.tenant_column AND NOT ft.attisdropped
            WHERE r.tenant IS NOT NULL AND NOT r.shared
                AND NOT EXISTS (SELECT FROM unnest(c.conkey, c.confkey) k(here, there)
                    WHERE k.here = r.tenant AND k.there = ft.attnum)
                AND f.oid NOT IN (SELECT oid FROM relation WHERE shared)
            ORDER BY 1, 2
            """;

    @Override
    public List<String> questions() {
        return List.of(SQL);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        return catalog.rows(SQL, row -> {
            String key = "The foreign key %s of the table %s to %s leaves out the tenant, "
                    .formatted(row.getString(2), row.getString(1), row.getString(3));
            return row.getBoolean(4)
                    ? error(
                            Rule.T7,
                            row.getString(1),
                            key + "so what one tenant deletes or renames is changed in the rows of others.",
                            row.getString(5))
                    : warning(
                            Rule.T7,
                            row.getString(1),
                            key + "so a tenant can refer to another's row and learn whether it exists.",
                            row.getString(5));
        });
    }
}
