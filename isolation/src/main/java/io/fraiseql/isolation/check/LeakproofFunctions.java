package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** F5: nothing but PostgreSQL's own functions is declared to tell nothing of its arguments. */
final class LeakproofFunctions implements Check {
    private static final String SQL = """
            SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE p.proleakproof AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
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
                        Rule.F5,
                        row.getString(1),
                        ("The function %s is LEAKPROOF, so conditions with it are tried on rows that policies have "
                                        + "not yet hidden.")
                                .formatted(row.getString(1)),
                        "ALTER FUNCTION " + row.getString(1) + " NOT LEAKPROOF;"));
    }
}
