package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.api.Query;
import io.fraiseql.api.Type;
import io.fraiseql.server.startup.StartException;
import io.fraiseql.tenancy.config.DatabaseConfig;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A start examines all that the role may touch, and not only what is served. */
class StartupInspectionTest {
    private static final String TRUNCATE = "GRANT TRUNCATE ON tb_item TO blog_app";

    private final TestDatabase database = ShopServer.database();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    @DisplayName("attack 32: a delete that cascades into rows of other tenants")
    void aCascadeByTheIdAloneIsNotServed() {
        database.owner(
                "ALTER TABLE tb_item ADD UNIQUE (id)",
                "CREATE TABLE tb_part (tenant_id uuid NOT NULL, id uuid NOT NULL, item_id uuid REFERENCES tb_item"
                        + " (id) ON DELETE CASCADE,"
                        + " PRIMARY KEY (tenant_id, id))",
                "ALTER TABLE tb_part ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
                "CREATE POLICY tenant ON tb_part USING (tenant_id = nullif(current_setting('app.tenant_id', true),"
                        + " '')::uuid)",
                "GRANT SELECT ON tb_part TO blog_app");
        assertThatThrownBy(() -> start(""))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("[T7] public.tb_part")
                .hasMessageContaining("ON DELETE CASCADE;");
    }

    @Test
    @DisplayName("attack 38: functions that run with the rights of somebody whom policies do not bind")
    void aDefinersFunctionIsNotServed() {
        database.superuser("CREATE FUNCTION total() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER"
                + " SET search_path = public, pg_temp AS 'SELECT count(*) FROM tb_item'");
        assertThatThrownBy(() -> start(""))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("[F1] public.total()");
    }

    interface Archive {
        @Type
        record Entry(UUID id) {}

        @Query(sqlSource = "archive.v_entry")
        List<Entry> entries();
    }

    @Test
    void schemasThatOnlySourcesNameAreExaminedToo() {
        String tenant = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid";
        database.owner(
                "CREATE SCHEMA archive",
                "CREATE TABLE archive.tb_entry (tenant_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (tenant_id,"
                        + " id))",
                "ALTER TABLE archive.tb_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
                "CREATE POLICY tenant ON archive.tb_entry USING (" + tenant + ") WITH CHECK (true)",
                "CREATE VIEW archive.v_entry WITH (security_invoker = true) AS SELECT * FROM archive.tb_entry",
                "GRANT USAGE ON SCHEMA archive TO blog_app",
                "GRANT SELECT, INSERT, UPDATE ON archive.tb_entry TO blog_app",
                "GRANT SELECT ON archive.v_entry TO blog_app");
        var archive = FraiseQL.builder().config(ShopServer.config(database, "")).api(Archive.class);
        assertThatThrownBy(archive::build)
                .isInstanceOf(StartException.class)
                .hasMessageContaining("[P5] archive.tb_entry");
        database.owner("ALTER POLICY tenant ON archive.tb_entry WITH CHECK (" + tenant + ")");
        archive.build().close();
    }

    @Test
    void theRefusalNamesTheCommandThatTellsMore() {
        database.owner(TRUNCATE);
        assertThatThrownBy(() -> FraiseQL.builder()
                        .config(ShopServer.config(database, ""), Path.of("shop/fraiseql.toml"))
                        .api(Shop.class)
                        .build())
                .hasMessageContaining("[R5] public.tb_item")
                .hasMessageContaining("REVOKE TRUNCATE")
                .hasMessageContaining("\nfraiseql doctor --config shop/fraiseql.toml\n");
        assertThatThrownBy(() -> start(""))
                .hasMessageContaining("\nfraiseql doctor --database-url postgresql://blog_app@localhost:"
                        + database.port() + "/" + database.name()
                        + " --app-role blog_app --shared-tables public.tenant_databases\n");
    }

    @Test
    void whatIsAcknowledgedIsServedUntilItsLastDay() {
        database.owner(TRUNCATE);
        try (var server = start(acknowledged("R5", "public.tb_item", "2999-12-31"))) {
            assertThat(Client.get(server.uri().resolve("/health/ready")).statusCode())
                    .isEqualTo(200);
        }
        assertThatThrownBy(() -> start(acknowledged("R5", "public.tb_item", "2026-11-21")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("It was acknowledged until 2026-11-21.");
        assertThatThrownBy(() -> start(acknowledged("R5", "public.tb_itme", "2999-12-31")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("[R5] public.tb_item");
        assertThatThrownBy(() -> start(acknowledged("R55", "public.tb_item", "2999-12-31")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("R55");
    }

    @Test
    void noAcknowledgementSwitchesTheExaminationOff() {
        var config = ShopServer.config(database, acknowledged("R1", "blog_admin", "2999-12-31"));
        var above = config.with(new DatabaseConfig(
                config.database().adminUrl().orElseThrow(),
                Optional.empty(),
                Optional.empty(),
                config.database().poolSize(),
                config.database().maxOverflow(),
                config.database().statementTimeout(),
                config.database().pooler()));
        database.owner("GRANT SELECT ON tenant_databases, v_slow TO blog_admin");
        assertThatThrownBy(
                        () -> FraiseQL.builder().config(above).api(Shop.class).build())
                .isInstanceOf(StartException.class)
                .hasMessageContaining("[R1] blog_admin")
                .hasMessageContaining("cannot be acknowledged");
    }

    @Test
    void aTableIsDeclaredAsSharedInTheConfiguration() {
        database.owner(
                "CREATE TABLE plan (tenant_id uuid, name text NOT NULL)",
                "GRANT SELECT ON plan TO blog_app",
                "CREATE TABLE note (text text)",
                "GRANT INSERT ON note TO blog_app");
        assertThatThrownBy(() -> start("")).isInstanceOf(StartException.class).hasMessageContaining("[T1] public.plan");
        start("[isolation]\nshared_tables = [\"plan\"]").close();
        database.owner("GRANT UPDATE ON plan TO blog_app", "GRANT SELECT ON note TO blog_app");
        assertThatThrownBy(() -> start("[isolation]\nshared_tables = [\"plan\"]"))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("[T10] public.plan")
                .hasMessageContaining("[T10] public.note");
    }

    private RunningServer start(String toml) {
        return FraiseQL.builder()
                .config(ShopServer.config(database, toml))
                .api(Shop.class)
                .build()
                .start();
    }

    private static String acknowledged(String check, String object, String until) {
        return """
                [[isolation.acknowledged]]
                check = "%s"
                object = "%s"
                severity = "error"
                reason = "a test"
                date = 2026-11-21
                until = %s
                """.formatted(check, object, until);
    }
}
