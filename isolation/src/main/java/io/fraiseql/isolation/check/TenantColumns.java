package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.policy.Expression;
import io.fraiseql.isolation.policy.PolicyReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** T5: the tenant column is never NULL, and what fills it when nobody does is the session's tenant. */
final class TenantColumns implements Check {
    private static final String SQL = """
            SELECT r.oid, r.name, r.quoted, quote_ident(a.attname), a.attnotnull, d.adbin::text
            FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = r.tenant
            LEFT JOIN pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum
            WHERE r.relkind IN ('r', 'p') AND NOT r.shared ORDER BY 2
            """;

    private record Row(
            long oid,
            String table,
            String quoted,
            String column,
            boolean notNull,
            @Nullable String tree) {}

    @Override
    public List<String> questions() {
        return List.of(SQL);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        var findings = new ArrayList<Finding>();
        var expressions = new PolicyReader(catalog.connection());
        List<Row> rows = catalog.rows(
                SQL,
                row -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getString(6)));
        for (Row row : rows) {
            if (!row.notNull()) {
                findings.add(warning(
                        Rule.T5,
                        row.table(),
                        ("The column %s of the table %s may be NULL, and such a row is no tenant's and stays behind "
                                        + "when a tenant goes.")
                                .formatted(row.column(), row.table()),
                        "ALTER TABLE " + row.quoted() + " ALTER COLUMN " + row.column() + " SET NOT NULL;"));
            }
            if (row.tree() != null && !readsTheTenant(catalog, expressions.expression(row.tree(), row.oid()))) {
                findings.add(warning(
                        Rule.T5,
                        row.table(),
                        ("The column %s of the table %s has a default that is not the session's tenant, so a row "
                                        + "that names none is given to another.")
                                .formatted(row.column(), row.table()),
                        "ALTER TABLE " + row.quoted() + " ALTER COLUMN " + row.column() + " DROP DEFAULT;"));
            }
        }
        return findings;
    }

    private static boolean readsTheTenant(Catalog catalog, Expression expression) {
        return expression
                .all()
                .anyMatch(part -> part instanceof Expression.Variable variable
                        && catalog.scope().tenantVariables().contains(variable.name()));
    }
}
