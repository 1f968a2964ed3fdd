package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;
import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** F2: no function changes who the session's tenant is, for itself or for whoever comes after it. */
final class FunctionSettings implements Check {
    private static final String SQL = """
            SELECT p.oid::regprocedure::text,
                EXISTS (SELECT FROM unnest(p.proconfig) c WHERE split_part(c, '=', 1) = ANY (par.variables)),
                p.prosrc ~* '\\mset_config\\s*\\(|\\mset\\s+(session\\s+|local\\s+)?(role|search_path|session\\s+authorization|[a-z_]+\\.[a-z_]+)\\M|\\mreset\\s+|\\mdiscard\\s+',
                (SELECT string_agg(format('ALTER ROUTINE %s RESET %I;', p.oid::regprocedure, split_part(c, '=', 1)), E'\\n')
                 FROM unnest(p.proconfig) c WHERE split_part(c, '=', 1) = ANY (par.variables))
            FROM par, app, routine p
            WHERE NOT app.above AND (has_function_privilege(app.oid, p.oid, 'EXECUTE') OR p.prorettype = 'trigger'::regtype)
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
            if (row.getBoolean(2)) {
                findings.add(error(
                        Rule.F2,
                        function,
                        "The function %s runs with a tenant of its own, so whoever calls it reads that tenant's rows."
                                .formatted(function),
                        row.getString(4)));
            }
            if (row.getBoolean(3)) {
                findings.add(warning(
                        Rule.F2,
                        function,
                        "The function %s changes settings or the role, so what runs after it may run as another tenant."
                                .formatted(function),
                        "-- leave the context to the session: take set_config, SET, RESET and DISCARD out of "
                                + function));
            }
            return function;
        });
        return findings;
    }
}
