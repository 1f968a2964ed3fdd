package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;
import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** R4: no tenant, and nothing that changes what policies do, comes from the settings of the role or of the database. */
final class RoleSettings implements Check {
    private static final String SQL = """
            SELECT setting.name, setting.name = ANY (par.variables),
                coalesce('the role ' || r.rolname, 'the database ' || d.datname),
                CASE WHEN r.oid IS NULL THEN format('ALTER DATABASE %I', d.datname)
                     WHEN d.oid IS NULL THEN format('ALTER ROLE %I', r.rolname)
                     ELSE format('ALTER ROLE %I IN DATABASE %I', r.rolname, d.datname) END
            FROM par, app, pg_db_role_setting s
            LEFT JOIN pg_roles r ON r.oid = s.setrole
            LEFT JOIN pg_database d ON d.oid = s.setdatabase
            CROSS JOIN LATERAL (SELECT split_part(c, '=', 1) AS name FROM unnest(s.setconfig) c) setting
            WHERE s.setrole IN (0, app.oid) AND (d.oid IS NULL OR d.datname = current_database())
                AND (setting.name = ANY (par.variables)
                    OR setting.name IN ('role', 'row_security', 'session_preload_libraries', 'local_preload_libraries',
                        'session_replication_role'))
            """;

    @Override
    public List<String> questions() {
        return List.of(SQL);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        return catalog.rows(SQL, row -> {
            String name = row.getString(1);
            String fix = row.getString(4) + " RESET \"" + name + "\";";
            return row.getBoolean(2)
                    ? error(
                            Rule.R4,
                            row.getString(3),
                            ("The settings of %s give %s a value, so a session that names no tenant is silently "
                                            + "another tenant's.")
                                    .formatted(row.getString(3), name),
                            fix)
                    : warning(
                            Rule.R4,
                            row.getString(3),
                            "The settings of %s change %s, which decides how policies, triggers or functions behave."
                                    .formatted(row.getString(3), name),
                            fix);
        });
    }
}
