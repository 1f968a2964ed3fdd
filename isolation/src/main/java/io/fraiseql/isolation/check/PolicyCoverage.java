package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.info;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** P6: what the role is granted, some policy allows; a grant without one is a promise that always fails. */
final class PolicyCoverage implements Check {
    private static final String SQL = """
            SELECT r.name, string_agg(word, ', ' ORDER BY letter), r.quoted, app.quoted
            FROM app, relation r, (VALUES ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd')) v(word, letter)
            WHERE r.relkind IN ('r', 'p') AND r.relrowsecurity AND NOT r.shared AND NOT app.above
                AND has_table_privilege(app.oid, r.oid, word)
                AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = r.oid)
                AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = r.oid AND p.polpermissive
                    AND p.polcmd IN ('*', letter::"char") AND p.polroles && ARRAY(SELECT oid FROM grantee))
            GROUP BY 1, 3, 4 ORDER BY 1
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
                        Rule.P6,
                        row.getString(1),
                        ("The role %s may %s the table %s by grant and by no policy, so it never finds a row to do "
                                        + "it with.")
                                .formatted(catalog.scope().appRole(), row.getString(2), row.getString(1)),
                        "REVOKE %s ON %s FROM PUBLIC, %s;"
                                .formatted(row.getString(2), row.getString(3), row.getString(4))));
    }
}
