package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** D2: no shared table that the role may read has passwords of other databases in it. */
final class RegistryPasswords implements Check {
    private static final String COLUMNS = """
            SELECT r.name, r.quoted, quote_ident(a.attname), app.quoted
            FROM app, relation r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attname LIKE '%url' AND NOT a.attisdropped
            WHERE r.shared AND r.relkind IN ('r', 'p') AND a.atttypid IN (25, 1043)
                AND has_column_privilege(app.oid, r.oid, a.attnum, 'SELECT')
                AND has_column_privilege(r.oid, a.attnum, 'SELECT')
            """;

    private record Column(String table, String quoted, String name) {}

    @Override
    public List<String> questions() {
        return List.of(COLUMNS);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        List<Column> columns =
                catalog.rows(COLUMNS, row -> new Column(row.getString(1), row.getString(2), row.getString(3)));
        for (Column column : columns) {
            // The name and the column are quoted by the server itself.
            String sql = "SELECT EXISTS (SELECT FROM " + column.quoted() + " WHERE " + column.name()
                    + " ~ '://[^/@:]*:[^/@]+@')";
            if (catalog.rows(sql, row -> row.getBoolean(1)).getFirst()) {
                return List.of(warning(
                        Rule.D2,
                        column.table(),
                        "The role %s reads the passwords of tenants' databases in the column %s of the table %s."
                                .formatted(catalog.scope().appRole(), column.name(), column.table()),
                        "-- keep the registry in a database of its own (multitenancy.routing.registry_url), or leave "
                                + "passwords out"
                                + " of the URLs"));
            }
        }
        return List.of();
    }
}
