package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.server.startup.StartException;
import io.fraiseql.tenancy.config.ConfigException;
import io.fraiseql.tenancy.config.DatabaseConfig;
import io.fraiseql.tenancy.registry.RegistryException;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server refuses to start on, and what it says then. */
class StartTest {
    private TestDatabase database;

    @BeforeEach
    void create() {
        database = ShopServer.database();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void refusesTablesWithoutPolicyOrForceAndSaysTheSqlThatMends() {
        database.owner(
                "DROP POLICY tenant ON tb_item",
                "ALTER TABLE tb_item NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY");

        assertThatThrownBy(() -> build(""))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("tb_item")
                .hasMessageContaining("ENABLE ROW LEVEL SECURITY")
                .hasMessageContaining("CREATE POLICY");
        assertNoConnectionIsLeft();
    }

    @Test
    void refusesViewsWithTheirOwnersRights() {
        database.superuser("ALTER VIEW v_item RESET (security_invoker)", "ALTER VIEW v_item OWNER TO postgres");

        assertThatThrownBy(() -> build(""))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("v_item")
                .hasMessageContaining("security_invoker");
    }

    @Test
    void refusesARegistryThatIsNotThere() {
        database.owner("DROP TABLE tenant_databases");

        assertThatThrownBy(() -> build("")).isInstanceOf(RegistryException.class);
        assertNoConnectionIsLeft();
    }

    @Test
    void refusesADatabaseThatIsAway() {
        var away = ShopServer.config(database, "").toString();
        assertThat(away).doesNotContain("blog_app:blog_app");
        try (var other = TestDatabase.create()) {
            other.superuser("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS false");
            assertThatThrownBy(() -> build(""))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("by default database.url")
                    .hasMessageNotContaining("blog_app:blog_app");
            other.superuser("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS true");
        }
    }

    @Test
    void refusesAPortThatIsTakenAndStaysUsable() {
        try (var first = build("").start();
                var second = FraiseQL.builder()
                        .config(ShopServer.config(database, "[server]\nhost = \"127.0.0.1\"\nport = " + first.port()))
                        .api(Shop.class)
                        .build()) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("is the port taken?");
            assertThat(second.sdl()).contains("type Query");
        }
        assertNoConnectionIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "database"})
    void refusesQueriesAcrossTenantsWhereTheyShareNoTable(String strategy) {
        database.owner("DELETE FROM tenant_databases");
        assertThatThrownBy(() -> build("strategy = \"" + strategy + "\""))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("multitenancy.strategy = \"" + strategy + "\"")
                .hasMessageContaining(": everybodysItems.");
        assertNoConnectionIsLeft();
    }

    @Test
    void refusesQueriesAcrossTenantsWithoutARoleForThem() {
        var config = ShopServer.config(database, "");
        var withoutAdmin = new DatabaseConfig(
                config.database().url(),
                Optional.empty(),
                config.database().ownerUrl(),
                config.database().poolSize(),
                config.database().maxOverflow(),
                config.database().statementTimeout(),
                config.database().pooler());
        assertThatThrownBy(() -> FraiseQL.builder()
                        .config(config.with(withoutAdmin))
                        .api(Shop.class)
                        .build())
                .isInstanceOf(StartException.class)
                .hasMessageContaining("database.admin_url")
                .hasMessageContaining("everybodysItems");
    }

    @Test
    void refusesToServeNothing() {
        assertThatThrownBy(() -> FraiseQL.builder()
                        .config(ShopServer.config(database, ""))
                        .build())
                .isInstanceOf(StartException.class)
                .hasMessageContaining("no API");
    }

    @Test
    void readsItsConfigurationFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("fraiseql.toml"), """
                [database]
                url = "${DATABASE_URL}"
                admin_url = "${ADMIN_DATABASE_URL}"
                [server]
                port = 0
                """);
        var builder = FraiseQL.builder().config(file).api(Shop.class);

        assertThatThrownBy(() -> builder.environment(Map.of()).build())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("DATABASE_URL");
        try (var fraiseql = builder.environment(
                        Map.of("DATABASE_URL", database.appUrl(), "ADMIN_DATABASE_URL", database.adminUrl()))
                .build()) {
            assertThat(fraiseql.sdl()).contains("items(");
        }
    }

    @Test
    void explainsWhatItWouldRun() {
        try (var fraiseql = build("")) {
            assertThat(fraiseql.explain("{ items(limit: 3) { name } }", ""))
                    .startsWith("-- items\nSELECT")
                    .contains("tenant_id");
            assertThat(fraiseql.explain("{ items(limit: 3) { name } }", ShopServer.ACME))
                    .contains("--   Limit");
            assertThat(fraiseql.explain("{ secret }", "")).contains("no SQL");
        }
    }

    @Test
    void givesEveryConnectionBackWhenItStops() {
        try (var server = build("").start()) {
            assertThat(Client.get(server.uri().resolve("/health/ready")).statusCode())
                    .isEqualTo(200);
            assertThat(connections()).isPositive();
        }
        assertNoConnectionIsLeft();
    }

    private FraiseQL build(String toml) {
        return FraiseQL.builder()
                .config(ShopServer.config(database, toml))
                .api(Shop.class)
                .build();
    }

    /** PostgreSQL takes a moment to see that a connection is gone. */
    private void assertNoConnectionIsLeft() {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (connections() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(connections()).isZero();
    }

    private int connections() {
        try (var connection = database.connect("postgres");
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT count(*) FROM pg_stat_activity WHERE usename IN ('blog_app', 'blog_admin')"
                                        + " AND datname = current_database()")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
