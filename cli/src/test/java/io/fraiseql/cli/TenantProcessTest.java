package io.fraiseql.cli;

import static io.fraiseql.cli.ShopDatabase.execute;
import static io.fraiseql.cli.ShopDatabase.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code fraiseql tenant}, on a project that {@code fraiseql init} has written and a server of one's own. */
class TenantProcessTest {
    @RegisterExtension
    static final ShopDatabase SHOP = new ShopDatabase();

    @TempDir
    private Path directory;

    private String config;

    @BeforeEach
    void create() throws Exception {
        assertThat(run("init", directory.resolve("shop").toString()).status()).isZero();
        config = SHOP.configure(directory.resolve("shop"), "hybrid");
        assertThat(run("migrate", "--config", config).status()).isZero();
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
                config,
                "--output",
                "json");
        assertThat(created.err()).contains("register").contains("activate");
        assertThat(created.status()).isZero();
        assertThat(created.out())
                .isEqualToIgnoringNewLines("{\"id\":\"acme\",\"name\":\"Acme Inc.\",\"subdomain\":\"acme\","
                        + "\"state\":\"active\",\"plan\":\"pro\",\"placement\":\"row\"}");
        assertThat(value(SHOP.admin(), "SELECT email FROM tb_user WHERE tenant_id = 'acme'"))
                .isEqualTo("a@acme.example");
        assertThat(value(
                        SHOP.admin(),
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
                config);
        assertThat(other.status()).isZero();
        assertThat(other.out()).contains("placement   schema").contains("schema      tenant_");

        assertThat(run("tenant", "show", "acme", "--config", config).out()).contains("subdomain   acme");
        assertThat(run("tenant", "list", "--config", config).out())
                .contains("id ")
                .contains("Acme Inc.")
                .contains("Globex")
                .doesNotContain("postgresql://");
        assertThat(run("tenant", "list", "--config", config, "--output", "json").out())
                .startsWith("[{\"id\":");

        var again = run("tenant", "create", "acme", "--name", "A", "--admin-email", "a@a.example", "--config", config);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("the tenant acme exists already").hasLineCount(1);
        assertThat(run("tenant", "show", "nobody", "--config", config).status()).isEqualTo(1);
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
            config
        };
        try (var create = CliProcess.start(directory, command)) {
            Await.until(() -> value(
                            SHOP.superuser(),
                            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND usename ="
                                    + " 'shop_owner'")
                    .equals("1"));
            create.process().destroyForcibly().waitFor();
        }
        assertThat(value(SHOP.owner(), "SELECT state FROM tenant_databases")).isEqualTo("provisioning");
        execute(
                SHOP.server(),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND pid"
                        + " <> pg_backend_pid()");
        Files.delete(slow);
        var again = run(command);
        assertThat(again.err()).doesNotContain("register").contains("activate");
        assertThat(again.status()).isZero();
        assertThat(value(SHOP.admin(), "SELECT count(*) FROM tenant_acme.tb_user"))
                .isEqualTo("1");
    }

    @Test
    void aLargeTenantGetsConnectionsOfItsOwnAndGivesThemBack() throws Exception {
        create("acme");
        var promoted = run("tenant", "promote", "acme", "--connections", "12", "--config", config, "--output", "json");
        assertThat(promoted.err()).isEmpty();
        assertThat(promoted.out()).contains("\"placement\":\"row\",\"pool\":\"dedicated\",\"connections\":\"12\"}");
        assertThat(run("tenant", "list", "--config", config).out()).containsPattern("acme +.* dedicated +12");
        refused("has connections of its own already, at most 12", "promote", "acme");
        refused("has connections of its own already, at most 12", "promote", "acme", "--connections", "12");
        assertThat(run("tenant", "promote", "acme", "--connections", "7", "--config", config)
                        .out())
                .containsPattern("connections +7");

        assertThat(run("tenant", "demote", "acme", "--config", config).out()).doesNotContain("dedicated");
        assertThat(value(
                        SHOP.owner(),
                        "SELECT dedicated_pool || ' ' || coalesce(dedicated_connections::text, '-')"
                                + " FROM tenant_databases"))
                .isEqualTo("false -");
        refused("shares its connections with the others already", "demote", "acme");
        refused("the registry has no tenant nobody", "promote", "nobody");
        refused("multitenancy.pools.max_connections", "promote", "acme", "--connections", "101");

        execute(
                SHOP.owner(),
                "INSERT INTO tenant_databases (tenant_id, placement, database_url)"
                        + " VALUES ('globex', 'database', 'postgresql://localhost/globex')");
        refused("has a database of its own", "promote", "globex");
        refused("has a database of its own", "demote", "globex");
    }

    @Test
    void aRegistryWithoutTheColumnIsToldTheStatementThatAddsIt() throws Exception {
        create("acme");
        execute(SHOP.owner(), "ALTER TABLE tenant_databases DROP COLUMN dedicated_connections");
        assertThat(run("tenant", "promote", "acme", "--config", config).status())
                .isZero();
        var sized = run("tenant", "promote", "acme", "--connections", "12", "--config", config);
        assertThat(sized.status()).isEqualTo(1);
        assertThat(sized.err()).contains("ALTER TABLE \"tenant_databases\" ADD COLUMN dedicated_connections int");
    }

    private void create(String id) {
        assertThat(run("tenant", "create", id, "--name", id, "--admin-email", "a@a.example", "--config", config)
                        .status())
                .isZero();
    }

    private void refused(String reason, String... order) {
        var words = new ArrayList<>(List.of("tenant"));
        words.addAll(List.of(order));
        words.addAll(List.of("--config", config));
        var run = run(words.toArray(String[]::new));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(reason).hasLineCount(1);
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(arguments);
    }
}
