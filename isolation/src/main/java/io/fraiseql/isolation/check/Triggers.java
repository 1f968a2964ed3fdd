package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;
import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** F4: triggers fire, and those that write elsewhere do so under policies. */
final class Triggers implements Check {
    private static final String SQL = """
            SELECT r.name, t.tgname, t.tgenabled = 'D', p.oid::regprocedure::text, o.rolname,
                format('ALTER TABLE %s ENABLE TRIGGER %I;', r.quoted, t.tgname)
            FROM relation r JOIN pg_trigger t ON t.tgrelid = r.oid
            JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_roles o ON o.oid = p.proowner
            WHERE NOT r.shared AND r.relkind IN ('r', 'p', 'v') AND (t.tgenabled = 'D'
                OR (p.prosecdef AND (o.rolsuper OR o.rolbypassrls OR EXISTS (SELECT FROM relation x
                    WHERE x.tenant IS NOT NULL AND NOT x.shared AND x.relkind IN ('r', 'p') AND NOT x.relforcerowsecurity
                        AND pg_has_role(o.oid, x.relowner, 'USAGE')))))
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
                row -> row.getBoolean(3)
                        ? warning(
                                Rule.F4,
                                row.getString(1),
                                ("The trigger %s on the table %s is disabled, and with it what it checks, such as a "
                                                + "foreign key.")
                                        .formatted(row.getString(2), row.getString(1)),
                                row.getString(6))
                        : error(
                                Rule.F4,
                                row.getString(1),
                                ("The trigger %s on %s runs %s with the rights of %s, whom policies do not bind, so "
                                                + "a write of one tenant may change rows of others.")
                                        .formatted(
                                                row.getString(2), row.getString(1), row.getString(4), row.getString(5)),
                                "ALTER FUNCTION " + row.getString(4) + " SECURITY INVOKER;"));
    }
}
