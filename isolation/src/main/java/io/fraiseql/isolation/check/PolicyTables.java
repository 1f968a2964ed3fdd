package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** P11: what a policy reads to decide is itself kept apart, and not written by those whom it decides about. */
final class PolicyTables implements Check {
    private static final String SQL = """
            SELECT DISTINCT r.name, t.oid::regclass::text, app.quoted
            FROM app, relation r
            JOIN pg_policy y ON y.polrelid = r.oid
            JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = y.oid AND d.refclassid = 'pg_class'::regclass
                AND d.refobjid <> r.oid
            JOIN pg_class t ON t.oid = d.refobjid AND t.relkind IN ('r', 'p')
            WHERE NOT t.relrowsecurity AND t.oid NOT IN (SELECT oid FROM relation WHERE shared)
                AND NOT app.above AND (has_table_privilege(app.oid, t.oid, 'INSERT, UPDATE, DELETE')
                    OR has_any_column_privilege(app.oid, t.oid, 'INSERT, UPDATE'))
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
                row -> error(
                        Rule.P11,
                        row.getString(1),
                        ("A policy of the table %s reads %s, which has no row-level security and which the role %s "
                                        + "may write, so a tenant can let itself in.")
                                .formatted(
                                        row.getString(1),
                                        row.getString(2),
                                        catalog.scope().appRole()),
                        "REVOKE INSERT, UPDATE, DELETE ON " + row.getString(2) + " FROM PUBLIC, " + row.getString(3)
                                + ";"));
    }
}
