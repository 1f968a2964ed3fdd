package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.server.Ground.Member;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.testing.CapturedLog;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tenants' own databases that must not be served from: it costs their own tenant, until somebody mends them, and
 * nobody else.
 */
class UnfitDatabasesTest {
    private static final String ROLE = "unfit_" + Long.toHexString(System.nanoTime());

    private static Ground ground;

    @BeforeAll
    static void create() {
        ground = new Ground(Strategy.DATABASE);
        ground.central().superuser("CREATE ROLE " + ROLE + " LOGIN PASSWORD 'unfit' IN ROLE blog_app");
    }

    @AfterAll
    static void drop() {
        ground.central().superuser("DROP ROLE " + ROLE);
        ground.close();
    }

    @AfterEach
    void mend() {
        power("NOSUPERUSER NOBYPASSRLS");
        change("database_url = regexp_replace(database_url, '//.*@', '//')");
    }

    @Test
    void aRoleAbovePoliciesIsRefusedWhereverItIs() {
        for (String power : new String[] {"SUPERUSER", "BYPASSRLS"}) {
            mend();
            try (var server = start()) {
                assertThat(ask(server, "acme").statusCode()).isEqualTo(200);
                power(power);
                try (var log = new CapturedLog("io.fraiseql.tenancy.pool")) {
                    change("database_url = replace(database_url, '//', '//" + ROLE + ":unfit@')");
                    until(() -> ask(server, "acme").statusCode() == 503);
                    var answer = ask(server, "acme");
                    assertThat(answer.body()).contains("UNAVAILABLE").doesNotContain(ROLE, power);
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                    assertThat(ask(server, "globex").statusCode()).isEqualTo(200);
                    assertThat(String.join("\n", log.messages()))
                            .contains("[R1] " + ROLE, "ALTER ROLE \"" + ROLE + "\" NO" + power)
                            .doesNotContain(":unfit@");
                }
                power("NO" + power);
                until(() -> ask(server, "acme").statusCode() == 200);
            }
        }
    }

    @Test
    void anOwnerWhomPoliciesDoNotBindIsRefused() {
        var own = ground.member("acme").database();
        try (var server = start()) {
            own.owner("ALTER TABLE tb_post NO FORCE ROW LEVEL SECURITY");
            change("database_url = replace(database_url, '//', '//blog_owner:blog_owner@')");
            until(() -> ask(server, "acme").statusCode() == 503);
            own.owner("ALTER TABLE tb_post FORCE ROW LEVEL SECURITY");
            until(() -> ask(server, "acme").statusCode() == 200);
        }
    }

    @Test
    void aDatabaseThatLacksATableIsServedButForThatTable() {
        var own = ground.member("acme").database();
        own.owner("ALTER VIEW v_slow RENAME TO v_gone");
        try (var server = start()) {
            assertThat(ask(server, "globex").statusCode()).isEqualTo(200);
            assertThat(ask(server, "acme").statusCode()).isEqualTo(200);
            var missing = ask(server, "acme", "{ slowPosts(limit: 1) { title } }");
            assertThat(missing.statusCode()).isEqualTo(503);
            assertThat(missing.body()).contains("UNAVAILABLE").doesNotContain("v_slow");
        } finally {
            own.owner("ALTER VIEW v_gone RENAME TO v_slow");
        }
    }

    @Test
    void whenAllAreUnfitNothingIsServed() {
        for (Member member : ground.members()) {
            member.database().owner("ALTER VIEW v_slow RENAME TO v_gone");
        }
        assertThatThrownBy(UnfitDatabasesTest::start).hasMessageContaining("v_slow");
        for (Member member : ground.members()) {
            member.database().owner("ALTER VIEW v_gone RENAME TO v_slow");
        }
    }

    private static RunningServer start() {
        return FraiseQL.builder()
                .config(ground.config(ground.central().appUrl(), ""))
                .api(Journal.class)
                .build()
                .start();
    }

    private static void power(String attributes) {
        ground.central().superuser("ALTER ROLE " + ROLE + " " + attributes);
    }

    private static void change(String assignments) {
        ground.central()
                .owner("UPDATE tenant_databases SET " + assignments + " WHERE tenant_id = '"
                        + ground.member("acme").id() + "'");
    }

    private static HttpResponse<String> ask(RunningServer server, String tenant) {
        return ask(server, tenant, "{ posts(limit: 3) { title } }");
    }

    private static HttpResponse<String> ask(RunningServer server, String tenant, String query) {
        return Client.post(
                server.uri().resolve("/graphql"),
                JsonMapper.shared().writeValueAsString(Map.of("query", query)),
                "Authorization",
                "Bearer " + ShopServer.token(ground.member(tenant).id()));
    }

    private static void until(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
