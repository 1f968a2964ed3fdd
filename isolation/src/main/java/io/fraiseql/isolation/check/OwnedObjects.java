package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** R3: who serves owns nothing that decides what it may see: no schema, no view, no function, not the database. */
final class OwnedObjects implements Check {
    private static final String SQL = """
            SELECT 'the schema', format('%I', nspname), format('ALTER SCHEMA %I', nspname)
            FROM space JOIN app ON nspowner = app.oid
            UNION ALL
            SELECT 'the view', r.name, 'ALTER VIEW ' || r.quoted
            FROM relation r JOIN app ON relowner = app.oid WHERE relkind IN ('v', 'm')
            UNION ALL
            SELECT 'the function', p.oid::regprocedure::text, 'ALTER ROUTINE ' || p.oid::regprocedure
            FROM routine p JOIN app ON p.proowner = app.oid
            UNION ALL
            SELECT 'the database', format('%I', datname), format('ALTER DATABASE %I', datname)
            FROM pg_database JOIN app ON datdba = app.oid WHERE datname = current_database()
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
                        Rule.R3,
                        row.getString(2),
                        "The role %s serves and owns %s %s, so it could replace what keeps tenants apart there."
                                .formatted(catalog.scope().appRole(), row.getString(1), row.getString(2)),
                        row.getString(3) + " OWNER TO CURRENT_USER;"));
    }
}
