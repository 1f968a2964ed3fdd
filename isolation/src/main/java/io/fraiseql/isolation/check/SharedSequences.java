package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.info;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** T13: numbers that tenants draw from one sequence tell each how many the others have drawn. */
final class SharedSequences implements Check {
    private static final String SQL = """
            SELECT DISTINCT r.name, s.oid::regclass::text, quote_ident(a.attname)
            FROM relation r
            JOIN pg_attribute a ON a.attrelid = r.oid AND NOT a.attisdropped AND a.attnum > 0
            LEFT JOIN pg_attrdef e ON e.adrelid = r.oid AND e.adnum = a.attnum
            JOIN pg_depend d ON (d.classid = 'pg_attrdef'::regclass AND d.objid = e.oid AND d.refclassid = 'pg_class'::regclass)
                OR (d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = r.oid
                    AND d.refobjsubid = a.attnum AND d.deptype = 'i')
            JOIN pg_class s ON s.relkind = 'S' AND s.oid IN (d.objid, d.refobjid)
            WHERE r.relkind IN ('r', 'p') AND r.tenant IS NOT NULL AND NOT r.shared ORDER BY 1, 2
            """;

    @Override
    public List<String> questions() {
        return List.of(SQL);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        return catalog.rows(
                SQL,
                row -> info(
                        Rule.T13,
                        row.getString(1),
                        ("All tenants draw %s of the table %s from the sequence %s, so its gaps tell each how many "
                                        + "rows the others make.")
                                .formatted(row.getString(3), row.getString(1), row.getString(2)),
                        "-- identify rows by uuid, or do not show " + row.getString(3)));
    }
}
