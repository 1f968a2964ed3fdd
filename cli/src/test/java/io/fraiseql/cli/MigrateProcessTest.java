package io.fraiseql.cli;

import static io.fraiseql.cli.ShopDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.registry.RegistrySql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code fraiseql migrate} and {@code fraiseql sql}, against a server of one's own. */
class MigrateProcessTest {
    @RegisterExtension
    static final ShopDatabase SHOP = new ShopDatabase();

    @TempDir
    private Path directory;

    private String config;

    @BeforeEach
    void create() throws Exception {
        execute(SHOP.owner(), RegistrySql.create("tenant_databases", "shop_app"));
        Files.createDirectories(directory.resolve("migrations"));
        config = SHOP.configure(directory, "schema");
        file("V1__tables.sql", "CREATE TABLE item (id int);");
        tenants("acme", "globex", "initech", "umbrella", "wayne", "stark");
    }

    @Test
    @DisplayName("attack 59: kill -9 in the middle of a run, and the next one goes on where it ended")
    void aRunThatIsKilledIsResumed() throws Exception {
        file("V2__slow.sql", "CREATE TABLE slow (id int); SELECT pg_sleep(0.3);");
        try (var run = CliProcess.start(directory, "migrate", "--config", config, "--jobs", "2")) {
            Await.until(() -> migrated("2") >= 2);
            run.process().destroyForcibly().waitFor();
        }
        long before = migrated("2");
        assertThat(before).isLessThan(6);
        try (var again =
                CliProcess.start(directory, "migrate", "--config", config, "--wait", "30s", "--output", "json")) {
            String json = again.output();
            assertThat(again.exit()).isZero();
            assertThat(json).contains("\"succeeded\":true");
        }
        assertThat(migrated("2")).isEqualTo(6);
        assertThat(migrated("1")).isEqualTo(6);
    }

    @Test
    void theSummaryNamesWhoFailedAndWhere() throws Exception {
        execute(SHOP.owner(), "CREATE TABLE tenant_globex.tag (id int)");
        file("V2__tags.sql", "-- Tags.\nCREATE TABLE tag (\n    id int);");
        var run = run("migrate", "--config", config);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("failed   globex: V2__tags.sql, line 2: relation \"tag\" already exists")
                .contains("         CREATE TABLE tag (")
                .containsPattern("7 targets: 5 migrated, 1 up to date, 1 failed; .*");
        assertThat(run.err()).contains("globex failed: V2__tags.sql");

        var json = run("migrate", "--config", config, "--output", "json");
        assertThat(json.status()).isEqualTo(1);
        assertThat(json.out())
                .contains("\"up_to_date\":6")
                .contains("\"target\":\"globex\",\"outcome\":\"failed\",\"file\":\"V2__tags.sql\",\"line\":2,");
    }

    @Test
    void aDryRunListsWhatIsPending() throws Exception {
        var run = run("migrate", "--config", config, "--dry-run");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("pending  acme: V1__tables.sql");
        assertThat(migrated("1")).isZero();
    }

    @Test
    void oneTenantIsMigratedAlone() throws Exception {
        assertThat(run("migrate", "--config", config, "--tenant", "acme").status())
                .isZero();
        assertThat(migrated("1")).isEqualTo(1);
        var nobody = run("migrate", "--config", config, "--tenant", "nobody");
        assertThat(nobody.status()).isEqualTo(1);
        assertThat(nobody.err()).contains("the registry has no tenant nobody");
    }

    @Test
    void aMistakeInAFileIsToldBeforeAnythingRuns() throws Exception {
        file("V2_typo.sql", "SELECT 1");
        var run = run("migrate", "--config", config);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("V2_typo.sql is not named like a migration");
        assertThat(migrated("1")).isZero();
    }

    @Test
    void plainTablesBecomeSharedOnes() throws Exception {
        Path tables = Files.writeString(
                directory.resolve("tables.sql"),
                "CREATE TABLE country (code text PRIMARY KEY);"
                        + " CREATE TABLE item (id int PRIMARY KEY, code text REFERENCES country); CREATE VIEW v AS"
                        + " SELECT 1;");
        var run = run(
                "sql",
                "item",
                "--from",
                tables.toString(),
                "--roles",
                "shop",
                "--database-url",
                SHOP.server().url());
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("CREATE TABLE item (")
                .contains("REFERENCES public.country (code)")
                .contains("TO shop_app;")
                .doesNotContain("CREATE TABLE country");
        assertThat(run.err()).contains("the view v is not taken over");

        Files.writeString(tables, "CREATE TABLE item (id int)");
        var refused = run(
                "sql",
                "--from",
                tables.toString(),
                "--roles",
                "shop",
                "--database-url",
                SHOP.server().url());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("the table item has no primary key").hasLineCount(1);
    }

    private long migrated(String version) throws SQLException {
        try (var connection = SHOP.owner().connect();
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
                    SHOP.superuser(),
                    "INSERT INTO tenant_databases (tenant_id) VALUES ('" + id + "')",
                    "CREATE SCHEMA tenant_" + id + " AUTHORIZATION shop_owner");
        }
    }

    private void file(String name, String text) throws Exception {
        Files.writeString(directory.resolve("migrations").resolve(name), text);
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(arguments);
    }
}
