package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** S3: what the database runs by itself, it runs as somebody whom policies bind. */
final class ScheduledJobs implements Check {
    private static final String EXISTS =
            "SELECT true FROM pg_attribute WHERE attrelid = to_regclass('cron.job') AND attname = 'username'";

    private static final String SQL = """
            SELECT j.jobid::text, r.rolname FROM cron.job j JOIN pg_roles r ON r.rolname = j.username
            WHERE r.rolsuper OR r.rolbypassrls ORDER BY j.jobid
            """;

    @Override
    public List<String> questions() {
        return List.of(EXISTS);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        if (catalog.rows(EXISTS, row -> row.getBoolean(1)).isEmpty()) {
            return List.of();
        }
        return catalog.rows(
                SQL,
                row -> warning(
                        Rule.S3,
                        "the job " + row.getString(1),
                        ("The scheduled job %s runs as %s, whom no policy binds, so it reads and writes the rows of "
                                        + "every tenant.")
                                .formatted(row.getString(1), row.getString(2)),
                        "-- schedule it as a role that policies bind, once for each tenant"));
    }
}
