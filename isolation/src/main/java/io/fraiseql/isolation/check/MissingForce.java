package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/**
 * T2: policies bind the owner too, so that whoever comes to own the table, or connects as its owner by mistake,
 * is bound.
 */
final class MissingForce implements Check {
    private static final String SQL = """
            SELECT r.name, r.quoted, pg_get_userbyid(r.relowner) FROM relation r
            WHERE r.relkind IN ('r', 'p') AND NOT r.shared AND r.relrowsecurity AND NOT r.relforcerowsecurity
                AND r.relowner NOT IN (SELECT oid FROM grantee)
            ORDER BY 1
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
                        Rule.T2,
                        row.getString(1),
                        ("The policies of the table %s do not bind its owner %s, so a view, a function or a program "
                                        + "of that role reads every tenant's rows.")
                                .formatted(row.getString(1), row.getString(3)),
                        "ALTER TABLE " + row.getString(2) + " FORCE ROW LEVEL SECURITY;"));
    }
}
