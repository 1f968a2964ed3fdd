package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** D3: pg_hba.conf lets roles into a tenant's database by name, and asks for proof that they are who they say. */
final class HbaRules implements Check {
    private static final String READABLE = """
            SELECT has_table_privilege('pg_hba_file_rules', 'SELECT') AND has_function_privilege('pg_hba_file_rules()', 'EXECUTE')
            """;

    private static final String SQL = """
            SELECT h.line_number, d.datname,
                concat_ws(' and ', CASE WHEN 'all' = ANY (h.user_name) THEN 'every role' ELSE array_to_string(h.user_name, ', ') END,
                    CASE WHEN h.auth_method = 'trust' THEN 'whoever says to be it, without a proof' END)
            FROM pg_database d, pg_hba_file_rules h
            WHERE d.datname = current_database() AND h.error IS NULL AND h.auth_method <> 'reject'
                AND h.database && ARRAY['all', d.datname::text] AND ('all' = ANY (h.user_name) OR h.auth_method = 'trust')
            ORDER BY 1
            """;

    @Override
    public List<String> questions() {
        return List.of(READABLE);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        if (!catalog.rows(READABLE, row -> row.getBoolean(1)).getFirst()) {
            return List.of();
        }
        return catalog.rows(
                SQL,
                row -> warning(
                        Rule.D3,
                        "the database " + row.getString(2),
                        "The line %s of pg_hba.conf lets %s into the database %s."
                                .formatted(row.getString(1), row.getString(3), row.getString(2)),
                        ("-- in the line %s of pg_hba.conf name the role that serves, with scram-sha-256 or cert, "
                                        + "and reload")
                                .formatted(row.getString(1))));
    }
}
