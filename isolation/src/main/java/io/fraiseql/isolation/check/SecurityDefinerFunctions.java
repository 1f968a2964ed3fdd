package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;
import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * F1: a function that runs with its owner's rights is bound by the policies that bind its owner; that must be all
 * of them.
 */
final class SecurityDefinerFunctions implements Check {
    private static final String SQL = """
            SELECT p.oid::regprocedure::text, o.rolname,
                o.rolsuper OR o.rolbypassrls OR EXISTS (SELECT FROM relation t
                    WHERE t.tenant IS NOT NULL AND NOT t.shared AND t.relkind IN ('r', 'p')
                        AND NOT t.relforcerowsecurity AND pg_has_role(o.oid, t.relowner, 'USAGE')),
                coalesce((SELECT c FROM unnest(p.proconfig) c WHERE c LIKE 'search\\_path=%'), '')
            FROM app, pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_roles o ON o.oid = p.proowner
            WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND NOT app.above
                AND p.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype)
                AND has_function_privilege(app.oid, p.oid, 'EXECUTE')
            ORDER BY 1
            """;

    @Override
    public List<String> questions() {
        return List.of(SQL);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        var findings = new ArrayList<Finding>();
        catalog.rows(SQL, row -> {
            String function = row.getString(1);
            String subject = "The function %s runs with the rights of %s".formatted(function, row.getString(2));
            if (row.getBoolean(3)) {
                findings.add(error(
                        Rule.F1,
                        function,
                        subject
                                + ", whom policies do not bind, so whoever calls it has all that it reads of every "
                                + "tenant.",
                        "ALTER ROUTINE " + function + " SECURITY INVOKER;"));
            } else if (!isFixed(row.getString(4))) {
                findings.add(warning(
                        Rule.F1,
                        function,
                        subject
                                + " and finds tables by the caller's search_path, so a caller's table could stand in "
                                + "for one of its own.",
                        "ALTER ROUTINE " + function + " SET search_path = pg_catalog, public, pg_temp;"));
            }
            return function;
        });
        return findings;
    }

    private static boolean isFixed(String path) {
        return path.strip().endsWith("pg_temp") || path.equals("search_path=\"\"");
    }
}
