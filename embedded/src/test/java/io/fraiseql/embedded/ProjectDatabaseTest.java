package io.fraiseql.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProjectDatabaseTest {
    private static LocalPostgres postgres;
    private static DatabaseAccess server;

    @BeforeAll
    static void start() throws Exception {
        postgres = LocalPostgres.create();
        server = postgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void theAppRoleHasNoRightThatWouldLetItPassByThePolicies() throws Exception {
        try (var database = ProjectDatabase.create(server, ProjectRoles.of("roles"))) {
            assertThat(rows(
                            server,
                            "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles"
                                    + " WHERE rolname LIKE 'roles\\_%' ORDER BY 1"))
                    .containsExactly("roles_admin f t f f", "roles_app f f f f", "roles_owner f f f f");
            assertThatThrownBy(() -> rows(database.app(), "CREATE TABLE t (id int)"))
                    .hasMessageContaining("permission");
            assertThatThrownBy(() -> rows(database.app(), "CREATE TEMPORARY TABLE t (id int)"))
                    .hasMessageContaining("permission");
        }
    }

    @Test
    void closingDropsTheDatabaseAndTheRoles() throws Exception {
        var database = ProjectDatabase.create(server, ProjectRoles.of("gone"));
        var open = database.app().connect();
        database.close();
        assertThat(rows(server, "SELECT rolname FROM pg_roles WHERE rolname LIKE 'gone%'"))
                .isEmpty();
        assertThat(rows(server, "SELECT datname FROM pg_database WHERE datname LIKE 'gone%'"))
                .isEmpty();
        open.close();
    }

    @Test
    void nothingThatIsThereIsTakenOver() throws Exception {
        rows(server, "CREATE ROLE taken_app; SELECT 1");
        assertThatThrownBy(() -> ProjectDatabase.create(server, ProjectRoles.of("taken")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("DROP ROLE IF EXISTS taken_owner, taken_app, taken_admin");
        assertThat(rows(server, "SELECT rolname FROM pg_roles WHERE rolname LIKE 'taken%'"))
                .containsExactly("taken_app");
    }

    @Test
    void aRoleWithoutSuperuserIsEnough() throws Exception {
        rows(server, "CREATE ROLE maker LOGIN CREATEROLE CREATEDB BYPASSRLS PASSWORD 'maker'; SELECT 1");
        try (var database = ProjectDatabase.create(server.as("maker", "maker"), ProjectRoles.of("made"))) {
            assertThat(rows(database.owner(), "SELECT current_user")).containsExactly("made_owner");
        }
        assertThat(rows(server, "SELECT rolname FROM pg_roles WHERE rolname LIKE 'made\\_%'"))
                .isEmpty();
    }

    @Test
    void aRoleThatMayNotIsToldWhatHelps() throws Exception {
        rows(server, "CREATE ROLE nobody_much LOGIN PASSWORD 'x'; SELECT 1");
        assertThatThrownBy(() -> ProjectDatabase.create(server.as("nobody_much", "x"), ProjectRoles.of("never")))
                .hasMessageContaining("ALTER ROLE nobody_much CREATEROLE CREATEDB BYPASSRLS");
    }

    @Test
    void aProjectsNameBecomesAnIdentifier() {
        assertThat(ProjectRoles.of("Blog-Platform").app()).isEqualTo("blog_platform_app");
        assertThatThrownBy(() -> ProjectRoles.of("1; DROP")).hasMessageContaining("starts with a letter");
    }

    private static List<String> rows(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            boolean result = statement.execute(sql);
            while (!result) {
                if (statement.getUpdateCount() < 0) {
                    return List.of();
                }
                result = statement.getMoreResults();
            }
            var lines = new ArrayList<String>();
            try (var rows = statement.getResultSet()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    var line = new ArrayList<String>();
                    for (int i = 1; i <= columns; i++) {
                        line.add(rows.getString(i));
                    }
                    lines.add(String.join(" ", line));
                }
            }
            return lines;
        }
    }
}
