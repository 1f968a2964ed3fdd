package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.info;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** P8: a policy is for somebody whom policies bind. */
final class DeadPolicies implements Check {
    private static final String SQL = """
            SELECT r.name, p.polname, format('DROP POLICY %I ON %s;', p.polname, r.quoted),
                (SELECT string_agg(o.rolname, ', ') FROM pg_roles o WHERE o.oid = ANY (p.polroles))
            FROM relation r JOIN pg_policy p ON p.polrelid = r.oid
            WHERE NOT 0 = ANY (p.polroles)
                AND (SELECT bool_and(o.rolsuper OR o.rolbypassrls) FROM pg_roles o WHERE o.oid = ANY (p.polroles))
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
                row -> info(
                        Rule.P8,
                        row.getString(1),
                        "The policy %s on the table %s is for %s, whom no policy binds, so it does nothing."
                                .formatted(row.getString(2), row.getString(1), row.getString(4)),
                        row.getString(3)));
    }
}
