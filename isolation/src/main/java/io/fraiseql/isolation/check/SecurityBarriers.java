package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** V2: a view that itself leaves out other tenants' rows does so before any function of the caller's sees them. */
final class SecurityBarriers implements Check {
    private static final String SQL = """
            SELECT DISTINCT v.name, format('ALTER VIEW %s SET (security_barrier = true);', v.quoted), t.oid::regclass::text
            FROM par CROSS JOIN relation v
            JOIN pg_rewrite w ON w.ev_class = v.oid AND w.ev_type = '1'
            JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass
            JOIN pg_class t ON t.oid = d.refobjid AND t.relkind IN ('r', 'p', 'm', 'f')
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = par.tenant_column AND NOT a.attisdropped
            WHERE v.relkind = 'v' AND NOT t.relrowsecurity
                AND NOT EXISTS (SELECT FROM pg_options_to_table(v.reloptions)
                    WHERE option_name IN ('security_invoker', 'security_barrier') AND option_value::boolean)
            ORDER BY 1, 3
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
                        Rule.V2,
                        row.getString(1),
                        ("The view %s reads %s, which has no policies, and is no security barrier, so a condition of "
                                        + "the caller's may see rows before the view leaves them out.")
                                .formatted(row.getString(1), row.getString(3)),
                        row.getString(2)));
    }
}
