package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;
import static io.fraiseql.isolation.Finding.info;
import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/**
 * R5: no privilege that no policy restrains: TRUNCATE empties a table for all tenants, TRIGGER and REFERENCES reach all
 * of its rows.
 */
final class PrivilegesPastPolicies implements Check {
    private static final String SQL = """
            SELECT r.name, a.privilege_type, r.quoted,
                string_agg(DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE format('%I', g.rolname) END, ', ')
            FROM app, relation r
            CROSS JOIN LATERAL aclexplode(r.relacl) a
            LEFT JOIN pg_roles g ON g.oid = a.grantee
            WHERE a.grantee IN (SELECT oid FROM grantee) AND a.grantee <> r.relowner AND r.relkind IN ('r', 'p')
                AND NOT r.shared AND a.privilege_type IN ('TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN')
            GROUP BY 1, 2, 3 ORDER BY 1, 2
            """;

    @Override
    public List<String> questions() {
        return List.of(SQL);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        return catalog.rows(SQL, row -> {
            String table = row.getString(1);
            String privilege = row.getString(2);
            String role = catalog.scope().appRole();
            String fix = "REVOKE " + privilege + " ON " + row.getString(3) + " FROM " + row.getString(4) + ";";
            return switch (privilege) {
                case "TRUNCATE" ->
                    error(
                            Rule.R5,
                            table,
                            ("The role %s may TRUNCATE the table %s, which no policy restrains, and delete the rows "
                                            + "of every tenant.")
                                    .formatted(role, table),
                            fix);
                case "REFERENCES" ->
                    warning(
                            Rule.R5,
                            table,
                            ("The role %s may make foreign keys to the table %s, whose checks see the rows of every "
                                            + "tenant.")
                                    .formatted(role, table),
                            fix);
                case "TRIGGER" ->
                    warning(
                            Rule.R5,
                            table,
                            ("The role %s may make triggers on the table %s, which then see what other roles write "
                                            + "there.")
                                    .formatted(role, table),
                            fix);
                default ->
                    info(
                            Rule.R5,
                            table,
                            "The role %s may do maintenance on the table %s, such as to lock it for every tenant."
                                    .formatted(role, table),
                            fix);
            };
        });
    }
}
