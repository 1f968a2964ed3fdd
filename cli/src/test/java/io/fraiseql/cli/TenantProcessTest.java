package io.fraiseql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.LocalPostgres;
import io.fraiseql.embedded.ProjectDatabase;
import io.fraiseql.embedded.ProjectRoles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fraiseql tenant}, on a project that {@code fraiseql init} has written and a server of one's own. */
class TenantProcessTest {
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
        assertThat(run("init", directory.resolve("shop").toString()).status).isZero();
        Files.writeString(Path.of(config()), """
                [project]
                name = "shop"
                [database]
                url = "%s"
                admin_url = "%s"
                owner_url = "%s"
                [multitenancy]
                strategy = "hybrid"
                """.formatted(
                database.app().url(), database.admin().url(), database.owner().url()));
        assertThat(run("migrate", "--config", config()).status).isZero();
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    @Test
    void aTenantIsCreatedShownAndListed() throws Exception {
        var created = run(
                "tenant",
                "create",
                "acme",
                "--name",
                "Acme Inc.",
                "--subdomain",
                "acme",
                "--admin-email",
                "a@acme.example",
                "--plan",
                "pro",
                "--config",
                config(),
                "--output",
                "json");
        assertThat(created.err).contains("register").contains("activate");
        assertThat(created.status).isZero();
        assertThat(created.out)
                .isEqualToIgnoringNewLines("{\"id\":\"acme\",\"name\":\"Acme Inc.\",\"subdomain\":\"acme\","
                        + "\"state\":\"active\",\"plan\":\"pro\",\"placement\":\"row\"}");
        assertThat(value(database.admin(), "SELECT email FROM tb_user WHERE tenant_id = 'acme'"))
                .isEqualTo("a@acme.example");
        assertThat(value(
                        database.admin(),
                        "SELECT string_agg(key, ' ' ORDER BY key) FROM tb_setting WHERE tenant_id = 'acme'"))
                .isEqualTo("locale theme timezone");

        var other = run(
                "tenant",
                "create",
                "--name",
                "Globex",
                "--admin-email",
                "g@globex.example",
                "--placement",
                "schema",
                "--config",
                config());
        assertThat(other.status).isZero();
        assertThat(other.out).contains("placement  schema").contains("schema     tenant_");

        assertThat(run("tenant", "show", "acme", "--config", config()).out).contains("subdomain  acme");
        assertThat(run("tenant", "list", "--config", config()).out)
                .contains("id ")
                .contains("Acme Inc.")
                .contains("Globex")
                .doesNotContain("postgresql://");
        assertThat(run("tenant", "list", "--config", config(), "--output", "json").out)
                .startsWith("[{\"id\":");

        var again =
                run("tenant", "create", "acme", "--name", "A", "--admin-email", "a@a.example", "--config", config());
        assertThat(again.status).isEqualTo(1);
        assertThat(again.err).contains("the tenant acme exists already").hasLineCount(1);
        assertThat(run("tenant", "show", "nobody", "--config", config()).status).isEqualTo(1);
    }

    @Test
    @DisplayName("attack 58: kill -9 in the middle of a creation, and the same command completes it")
    void aCreationThatIsKilledIsCompletedByTheSameCommand() throws Exception {
        Path slow = Files.writeString(directory.resolve("shop/migrations/seed/zz_slow.sql"), "SELECT pg_sleep(30);");
        String[] command = {
            "tenant",
            "create",
            "acme",
            "--name",
            "Acme",
            "--admin-email",
            "a@acme.example",
            "--placement",
            "schema",
            "--config",
            config()
        };
        try (var create = CliProcess.start(directory, command)) {
            Await.until(() -> value(
                            server.in("shop_development"),
                            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND usename = 'shop_owner'")
                    .equals("1"));
            create.process().destroyForcibly().waitFor();
        }
        assertThat(value(database.owner(), "SELECT state FROM tenant_databases"))
                .isEqualTo("provisioning");
        execute(
                server,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND pid <> pg_backend_pid()");
        Files.delete(slow);
        var again = run(command);
        assertThat(again.err).doesNotContain("register").contains("activate");
        assertThat(again.status).isZero();
        assertThat(value(database.admin(), "SELECT count(*) FROM tenant_acme.tb_user"))
                .isEqualTo("1");
    }

    private String config() {
        return directory.resolve("shop/fraiseql.toml").toString();
    }

    private static String value(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static void execute(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
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
