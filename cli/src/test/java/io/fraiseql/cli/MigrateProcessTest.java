package io.fraiseql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.LocalPostgres;
import io.fraiseql.embedded.ProjectDatabase;
import io.fraiseql.embedded.ProjectRoles;
import io.fraiseql.tenancy.registry.RegistrySql;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fraiseql migrate} and {@code fraiseql sql}, against a server of one's own. */
class MigrateProcessTest {
    private static LocalPostgres postgres;
    private static DatabaseAccess server;

    @TempDir
    private Path directory;

    private ProjectDatabase database;

    @BeforeAll
    static void start() throws Exception {
        postgres = LocalPostgres.create();
        server = postgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void create() throws Exception {
        database = ProjectDatabase.create(server, ProjectRoles.of("shop"));
        execute(server.in("shop_development"), "GRANT CREATE ON SCHEMA public TO shop_owner");
        execute(database.owner(), RegistrySql.create("tenant_databases", "shop_app"));
        Files.createDirectories(directory.resolve("migrations"));
        Files.writeString(directory.resolve("fraiseql.toml"), """
                [project]
                name = "shop"
                [database]
                url = "%s"
                owner_url = "%s"
                [multitenancy]
                strategy = "schema"
                """.formatted(
                        database.app().url(), database.owner().url()));
        file("V1__tables.sql", "CREATE TABLE item (id int);");
        tenants("acme", "globex", "initech", "umbrella", "wayne", "stark");
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    @Test
    @DisplayName("attack 59: kill -9 in the middle of a run, and the next one goes on where it ended")
    void aRunThatIsKilledIsResumed() throws Exception {
        file("V2__slow.sql", "CREATE TABLE slow (id int); SELECT pg_sleep(0.3);");
        try (var run = CliProcess.start(directory, "migrate", "--config", config(), "--jobs", "2")) {
            Await.until(() -> migrated("2") >= 2);
            run.process().destroyForcibly().waitFor();
        }
        long before = migrated("2");
        assertThat(before).isLessThan(6);
        try (var again =
                CliProcess.start(directory, "migrate", "--config", config(), "--wait", "30s", "--output", "json")) {
            String json = again.output();
            assertThat(again.exit()).isZero();
            assertThat(json).contains("\"succeeded\":true");
        }
        assertThat(migrated("2")).isEqualTo(6);
        assertThat(migrated("1")).isEqualTo(6);
    }

    @Test
    void theSummaryNamesWhoFailedAndWhere() throws Exception {
        execute(database.owner(), "CREATE TABLE tenant_globex.tag (id int)");
        file("V2__tags.sql", "-- Tags.\nCREATE TABLE tag (\n    id int);");
        var run = run("migrate", "--config", config());
        assertThat(run.status).isEqualTo(1);
        assertThat(run.out)
                .contains("failed   globex: V2__tags.sql, line 2: relation \"tag\" already exists")
                .contains("         CREATE TABLE tag (")
                .containsPattern("7 targets: 5 migrated, 1 up to date, 1 failed; .*");
        assertThat(run.err).contains("globex failed: V2__tags.sql");

        var json = run("migrate", "--config", config(), "--output", "json");
        assertThat(json.status).isEqualTo(1);
        assertThat(json.out)
                .contains("\"up_to_date\":6")
                .contains("\"target\":\"globex\",\"outcome\":\"failed\",\"file\":\"V2__tags.sql\",\"line\":2,");
    }

    @Test
    void aDryRunListsWhatIsPending() throws Exception {
        var run = run("migrate", "--config", config(), "--dry-run");
        assertThat(run.status).isZero();
        assertThat(run.out).contains("pending  acme: V1__tables.sql");
        assertThat(migrated("1")).isZero();
    }

    @Test
    void oneTenantIsMigratedAlone() throws Exception {
        assertThat(run("migrate", "--config", config(), "--tenant", "acme").status)
                .isZero();
        assertThat(migrated("1")).isEqualTo(1);
        var nobody = run("migrate", "--config", config(), "--tenant", "nobody");
        assertThat(nobody.status).isEqualTo(1);
        assertThat(nobody.err).contains("the registry has no tenant nobody");
    }

    @Test
    void aMistakeInAFileIsToldBeforeAnythingRuns() throws Exception {
        file("V2_typo.sql", "SELECT 1");
        var run = run("migrate", "--config", config());
        assertThat(run.status).isEqualTo(1);
        assertThat(run.err).contains("V2_typo.sql is not named like a migration");
        assertThat(migrated("1")).isZero();
    }

    @Test
    void plainTablesBecomeSharedOnes() throws Exception {
        Path tables = Files.writeString(
                directory.resolve("tables.sql"),
                "CREATE TABLE country (code text PRIMARY KEY);"
                        + " CREATE TABLE item (id int PRIMARY KEY, code text REFERENCES country); CREATE VIEW v AS SELECT 1;");
        var run = run("sql", "item", "--from", tables.toString(), "--roles", "shop", "--database-url", server.url());
        assertThat(run.status).isZero();
        assertThat(run.out)
                .contains("CREATE TABLE item (")
                .contains("REFERENCES public.country (code)")
                .contains("TO shop_app;")
                .doesNotContain("CREATE TABLE country");
        assertThat(run.err).contains("the view v is not taken over");

        Files.writeString(tables, "CREATE TABLE item (id int)");
        var refused = run("sql", "--from", tables.toString(), "--roles", "shop", "--database-url", server.url());
        assertThat(refused.status).isEqualTo(1);
        assertThat(refused.err).contains("the table item has no primary key").hasLineCount(1);
    }

    private long migrated(String version) throws SQLException {
        try (var connection = database.owner().connect();
                var statement = connection.createStatement()) {
            var counts = new ArrayList<String>();
            try (var rows = statement.executeQuery(
                    "SELECT format('SELECT count(*) FROM %I.fraiseql_migration WHERE version = ''"
                            + version + "''', nspname) FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid"
                            + " WHERE relname = 'fraiseql_migration' AND nspname LIKE 'tenant%'")) {
                while (rows.next()) {
                    counts.add(rows.getString(1));
                }
            }
            long sum = 0;
            for (String count : counts) {
                try (var rows = statement.executeQuery(count)) {
                    rows.next();
                    sum += rows.getLong(1);
                }
            }
            return sum;
        }
    }

    private void tenants(String... ids) throws SQLException {
        for (String id : ids) {
            execute(
                    server.in("shop_development"),
                    "INSERT INTO tenant_databases (tenant_id) VALUES ('" + id + "')",
                    "CREATE SCHEMA tenant_" + id + " AUTHORIZATION shop_owner");
        }
    }

    private void file(String name, String text) throws Exception {
        Files.writeString(directory.resolve("migrations").resolve(name), text);
    }

    private String config() {
        return directory.resolve("fraiseql.toml").toString();
    }

    private static void execute(DatabaseAccess access, String... statements) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            for (String sql : List.of(statements)) {
                statement.execute(sql);
            }
        }
    }

    private record Run(int status, String out, String err) {}

    private static Run run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(status, out.toString(), err.toString());
    }
}
