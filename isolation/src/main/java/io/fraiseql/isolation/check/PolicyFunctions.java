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
 * P9: a function in a policy is computed anew in every session, and only those whom policies do not bind can change it.
 */
final class PolicyFunctions implements Check {
    private static final String SQL = """
            SELECT DISTINCT r.name, p.oid::regprocedure::text, p.provolatile, p.proleakproof, p.proowner = app.oid, app.quoted
            FROM app, relation r
            JOIN pg_policy y ON y.polrelid = r.oid
            JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = y.oid AND d.refclassid = 'pg_proc'::regclass
            JOIN pg_proc p ON p.oid = d.refobjid
            JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2
            """;

    @Override
    public List<String> questions() {
        return List.of(SQL);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        var findings = new ArrayList<Finding>();
        catalog.rows(SQL, row -> {
            String table = row.getString(1);
            String function = row.getString(2);
            String subject = "The function %s in a policy of the table %s ".formatted(function, table);
            switch (row.getString(3)) {
                case "i" ->
                    findings.add(error(
                            Rule.P9,
                            table,
                            subject
                                    + "is IMMUTABLE, so a plan that is kept has one tenant's answer in it and shows "
                                    + "that tenant's rows to the next.",
                            "ALTER FUNCTION " + function + " STABLE;"));
                case "v" ->
                    findings.add(warning(
                            Rule.P9,
                            table,
                            subject + "is VOLATILE, so it may answer differently from row to row of one query.",
                            "ALTER FUNCTION " + function + " STABLE;"));
                default -> {}
            }
            if (row.getBoolean(4)) {
                findings.add(warning(
                        Rule.P9,
                        table,
                        subject + "is LEAKPROOF, so it may be run on rows that other policies would have hidden.",
                        "ALTER FUNCTION " + function + " NOT LEAKPROOF;"));
            }
            if (row.getBoolean(5)) {
                findings.add(error(
                        Rule.P9,
                        table,
                        subject
                                + "belongs to the role %s, which can replace it with one that lets every row pass."
                                        .formatted(catalog.scope().appRole()),
                        "ALTER FUNCTION " + function + " OWNER TO CURRENT_USER;"));
            }
            return table;
        });
        return findings;
    }
}
