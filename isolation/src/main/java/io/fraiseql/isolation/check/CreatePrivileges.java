package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/**
 * R6: who serves creates nothing: a table, or a temporary one, with a tenant table's name would be read in its place.
 */
final class CreatePrivileges implements Check {
    private static final String SQL = """
            SELECT 'the schema ' || nspname, format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC, %s;', nspname, app.quoted),
                'create objects in'
            FROM app, (SELECT oid, nspname FROM space UNION SELECT oid, nspname FROM pg_namespace WHERE nspname = 'public') s
            WHERE NOT app.above AND has_schema_privilege(app.oid, s.oid, 'CREATE')
            UNION ALL
            SELECT 'the database ' || datname, format('REVOKE %s ON DATABASE %I FROM PUBLIC, %s;', word, datname, app.quoted), what
            FROM app, pg_database d, (VALUES ('CREATE', 'create schemas in'), ('TEMPORARY', 'make temporary tables in')) v(word, what)
            WHERE NOT app.above AND datname = current_database() AND has_database_privilege(app.oid, d.oid, word)
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
                        Rule.R6,
                        row.getString(1),
                        "The role %s may %s %s, so what it puts there could be read in place of a tenant's table."
                                .formatted(catalog.scope().appRole(), row.getString(3), row.getString(1)),
                        row.getString(2)));
    }
}
