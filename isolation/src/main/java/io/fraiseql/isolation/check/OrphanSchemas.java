package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.SQLException;
import java.util.List;

/** H4: every tenant's schema has its tenant; one that was left behind is found again by whoever gets the id next. */
record OrphanSchemas(String prefix, RelationName registry) implements Check {
    private static final String THERE =
            "SELECT to_regclass(?) IS NOT NULL AND has_table_privilege(to_regclass(?), 'SELECT')";

    private static final String SQL = TenantSchemas.SPACES + """
            SELECT n.nspname FROM tenant_space n
            WHERE NOT EXISTS (SELECT FROM %s r WHERE r.tenant_id::text = substr(n.nspname, length(?) + 1)) ORDER BY 1
            """;

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        boolean readable = catalog.rows(THERE, row -> row.getBoolean(1), registry.quoted(), registry.quoted())
                .getFirst();
        if (!readable) {
            return List.of();
        }
        return catalog.rows(
                SQL.formatted(registry.quoted()),
                row -> warning(
                        Rule.H4,
                        row.getString(1),
                        ("No tenant of %s has the schema %s, so its rows belong to nobody, and to whoever is given "
                                        + "that id next.")
                                .formatted(registry, row.getString(1)),
                        "-- register the tenant, or drop the schema " + row.getString(1)),
                prefix,
                prefix);
    }
}
