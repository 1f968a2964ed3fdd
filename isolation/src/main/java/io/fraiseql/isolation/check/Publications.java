package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** S1: no publication carries the rows of all tenants away. */
final class Publications implements Check {
    private static final String SQL = """
            SELECT r.name, string_agg(DISTINCT b.pubname, ', ')
            FROM relation r JOIN pg_publication_tables b ON b.schemaname = r.nspname AND b.tablename = r.relname
            WHERE r.tenant IS NOT NULL AND NOT r.shared
                AND NOT EXISTS (SELECT FROM pg_publication_rel e JOIN pg_publication p ON p.oid = e.prpubid
                    WHERE p.pubname = b.pubname AND e.prrelid = r.oid AND to_jsonb(e) ->> 'prqual' IS NOT NULL)
            GROUP BY 1 ORDER BY 1
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
                        Rule.S1,
                        row.getString(1),
                        ("The publication %s carries the table %s whole, and who subscribes to it gets the rows of "
                                        + "every tenant.")
                                .formatted(row.getString(2), row.getString(1)),
                        "-- give the table a row filter in the publication " + row.getString(2) + ", or take it out"));
    }
}
