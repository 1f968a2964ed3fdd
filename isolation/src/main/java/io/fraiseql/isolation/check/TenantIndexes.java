package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.info;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/**
 * T11: an index begins with the tenant; without one a tenant's query reads every tenant's rows to leave them out, and
 * its time tells.
 */
final class TenantIndexes implements Check {
    private static final String SQL = """
            SELECT r.name, format('CREATE INDEX ON %s (%I);', r.quoted, par.tenant_column)
            FROM par, relation r WHERE r.relkind IN ('r', 'p') AND r.tenant IS NOT NULL AND NOT r.shared
                AND NOT EXISTS (SELECT FROM pg_index i
                    WHERE i.indrelid = r.oid AND (i.indkey::int[])[0] = r.tenant AND i.indpred IS NULL AND i.indisvalid)
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
                        Rule.T11,
                        row.getString(1),
                        ("No index of the table %s begins with %s, so the time of a query grows with the rows of "
                                        + "other tenants.")
                                .formatted(row.getString(1), catalog.scope().tenantColumn()),
                        row.getString(2)));
    }
}
