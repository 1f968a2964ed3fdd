package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/**
 * S2: who serves does not read other sessions' statements, nor the samples that statistics keep of every
 * tenant's values.
 */
final class StatisticsRoles implements Check {
    private static final String SQL = """
            SELECT m.rolname, app.quoted FROM app, pg_roles m
            WHERE m.rolname IN ('pg_monitor', 'pg_read_all_stats', 'pg_read_all_settings', 'pg_stat_scan_tables')
                AND NOT app.above AND pg_has_role(app.oid, m.oid, 'MEMBER')
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
                        Rule.S2,
                        row.getString(1),
                        ("The role %s is a member of %s, which sees what other sessions run and what statistics "
                                        + "sample of every tenant's values.")
                                .formatted(catalog.scope().appRole(), row.getString(1)),
                        "REVOKE " + row.getString(1) + " FROM " + row.getString(2) + ";"));
    }
}
