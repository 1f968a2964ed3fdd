package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** F3: SQL that a function puts together quotes what it puts in. */
final class DynamicSql implements Check {
    private static final String SQL = """
            SELECT p.oid::regprocedure::text
            FROM app, routine p JOIN pg_language l ON l.oid = p.prolang
            WHERE l.lanname = 'plpgsql' AND p.prosrc ~* '\\mexecute\\M[^;]*\\|\\|'
                AND p.prosrc !~* '\\mexecute\\M[^;]*quote_(ident|literal|nullable)'
                AND NOT app.above AND has_function_privilege(app.oid, p.oid, 'EXECUTE')
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
                        Rule.F3,
                        row.getString(1),
                        ("The function %s puts text into SQL without quoting it, so an argument could become a "
                                        + "statement that changes the tenant.")
                                .formatted(row.getString(1)),
                        "-- write EXECUTE format('... %I ... %L', ...) USING ... in " + row.getString(1)));
    }
}
