package io.fraiseql.bench;

import io.fraiseql.embedded.DatabaseAccess;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database with the blog in it.
 *
 * @param app as the role that serves
 * @param admin as the role that reads across tenants
 * @param superuser as the superuser
 */
record BenchDatabase(String name, DatabaseAccess app, DatabaseAccess admin, DatabaseAccess superuser) {
    private static final List<String> TABLES = List.of("tb_user", "tb_post", "tb_comment");

    /** Writes and registers all tenants' rows in the shared tables. */
    void load(Dataset rows) throws IOException, SQLException {
        execute(rows.registry("row", "NULL"), rows.rows(), "VACUUM (ANALYZE)", "CHECKPOINT");
    }

    /** Takes row-level security away from the tables on the search path. */
    void disableRowSecurity() throws SQLException {
        execute(withoutRowSecurity().toArray(String[]::new));
    }

    /** What takes row-level security away from the tables on the search path. */
    static Stream<String> withoutRowSecurity() {
        return TABLES.stream()
                .map(table -> "ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;");
    }

    /** Removes what the workload that writes has written, so that every round begins with the same rows. */
    void removeCreated() throws SQLException {
        execute(
                "DELETE FROM tb_post WHERE id < '" + RowIds.POST + RowIds.FIRST + "' OR id > '" + RowIds.POST
                        + "999999999999'",
                "VACUUM tb_post");
    }

    /** Runs statements as the superuser, each in a transaction of its own. */
    void execute(String... statements) throws SQLException {
        try (var connection = superuser.connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
