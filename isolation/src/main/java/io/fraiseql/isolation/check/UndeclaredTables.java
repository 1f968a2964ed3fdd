package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;
import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** T10: a table without the tenant column is meant for everybody, says so, and is written by nobody who serves. */
final class UndeclaredTables implements Check {
    /** Where a role may only add rows, and reads none, no tenant learns of another. */
    private static final String SQL = """
            SELECT * FROM (
                SELECT r.name, r.shared, r.quoted, app.quoted AS role,
                    has_table_privilege(app.oid, r.oid, 'UPDATE, DELETE') OR has_any_column_privilege(app.oid, r.oid, 'UPDATE')
                        OR (has_any_column_privilege(app.oid, r.oid, 'INSERT') AND has_any_column_privilege(app.oid, r.oid, 'SELECT'))
                        AS written,
                    r.tenant IS NULL AND NOT r.relrowsecurity AS open
                FROM app, relation r WHERE r.relkind IN ('r', 'p', 'f') AND NOT app.above
            ) t WHERE CASE WHEN shared THEN written ELSE open END ORDER BY 1
            """;

    @Override
    public List<String> questions() {
        return List.of(SQL);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        String role = catalog.scope().appRole();
        String column = catalog.scope().tenantColumn();
        return catalog.rows(SQL, row -> {
            String table = row.getString(1);
            String revoke =
                    "REVOKE INSERT, UPDATE, DELETE ON " + row.getString(3) + " FROM PUBLIC, " + row.getString(4) + ";";
            if (row.getBoolean(5)) {
                return error(
                        Rule.T10,
                        table,
                        ("The table %s has no %s that counts and the role %s may write it, so what one tenant writes "
                                        + "there every tenant reads.")
                                .formatted(table, column, role),
                        revoke);
            }
            return warning(
                    Rule.T10,
                    table,
                    ("The table %s has neither the column %s nor row-level security, and nothing says that its rows "
                                    + "are meant for every tenant.")
                            .formatted(table, column),
                    "-- declare it in isolation.shared_tables or with --shared-tables " + table
                            + ", or give it the column " + column
                            + " and a policy");
        });
    }
}
