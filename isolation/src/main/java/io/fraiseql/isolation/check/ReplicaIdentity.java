package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.info;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/**
 * T12: what identifies a row to a replica includes the tenant; otherwise one tenant's changes cannot be told
 * from another's.
 */
final class ReplicaIdentity implements Check {
    private static final String SQL = """
            SELECT r.name, format('ALTER TABLE %s REPLICA IDENTITY FULL;', r.quoted)
            FROM relation r WHERE r.relkind = 'r' AND r.tenant IS NOT NULL AND NOT r.shared AND r.relreplident <> 'f'
                AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = r.oid AND r.tenant = ANY (i.indkey::int[])
                    AND CASE r.relreplident WHEN 'i' THEN i.indisreplident WHEN 'd' THEN i.indisprimary ELSE false END)
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
                row -> info(
                        Rule.T12,
                        row.getString(1),
                        ("What identifies a row of the table %s to a replica leaves out the tenant, so one tenant's "
                                        + "rows cannot be followed on their own.")
                                .formatted(row.getString(1)),
                        row.getString(2)));
    }
}
