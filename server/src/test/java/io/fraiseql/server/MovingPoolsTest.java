package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.lifecycle.migration.Migrations;
import io.fraiseql.lifecycle.provisioning.Seed;
import io.fraiseql.lifecycle.provisioning.TenantProvisioning;
import io.fraiseql.server.Ground.Member;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.Strategy;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Tenants whose connections change while they are served. */
class MovingPoolsTest {
    private static Ground ground;
    private static RunningServer server;

    @BeforeAll
    static void start() {
        ground = new Ground(Strategy.HYBRID);
        String url = ground.central().appUrl() + "\"\nowner_url = \""
                + ground.central().ownerUrl();
        FraiseqlConfig config = ground.config(url, "max_connections = 10\nper_tenant = 2");
        server = FraiseQL.builder()
                .config(config)
                .api(Journal.class)
                .provisioning(new TenantProvisioning(config, Migrations.of(Map.of()), Seed.NONE, _ -> {}))
                .build()
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        ground.close();
    }

    @Test
    @DisplayName("attack 56: a tenant gets connections for itself, and gives them back, without a request being lost")
    void promoted() throws Exception {
        Member acme = ground.member("acme");
        underLoad(acme, () -> {
            for (int connections : new int[] {1, 3, 2}) {
                assertThat(operate("promoteTenant(id: \"" + acme.id() + "\", connections: " + connections + ")"))
                        .contains("\"dedicatedPool\":true,\"dedicatedConnections\":" + connections);
                // Four clients fill whatever there is, and no more than that.
                until(() -> dedicated() == connections);
                assertThat(operate("demoteTenant(id: \"" + acme.id() + "\")"))
                        .contains("\"dedicatedPool\":false,\"dedicatedConnections\":null");
                until(() -> dedicated() == 0);
            }
            operate("promoteTenant(id: \"" + acme.id() + "\")");
            until(() -> dedicated() == 2);
            operate("promoteTenant(id: \"" + acme.id() + "\", connections: 4)");
            until(() -> dedicated() == 4);
            operate("demoteTenant(id: \"" + acme.id() + "\")");
            until(() -> dedicated() == 0);
        });
    }

    @Test
    void anOrderThatMakesNoSenseIsRefusedWithTheReason() {
        String acme = ground.member("acme").id();
        assertThat(operate("demoteTenant(id: \"" + acme + "\")")).contains("shares its connections", "CONFLICT");
        assertThat(operate("promoteTenant(id: \"nobody\")")).contains("no tenant nobody", "CONFLICT");
        assertThat(operate("promoteTenant(id: \"" + acme + "\", connections: 11)"))
                .contains("together have 10 (multitenancy.pools.max_connections)", "CONFLICT");
        assertThat(operate("promoteTenant(id: \"" + acme + "\", connections: 0)"))
                .contains("CONFLICT");
        assertThat(operate("promoteTenant(id: \"" + ground.member("umbrella").id() + "\")"))
                .contains("has a database of its own", "CONFLICT");
        assertThat(operate("promoteTenant(id: \"" + ground.member("large").id() + "\")"))
                .contains("already, at most 2;", "CONFLICT");
    }

    @Test
    @DisplayName("attack 56: a database that moves is followed, and the old one is left")
    void aChangedUrlDrainsTheOldPool() throws Exception {
        Member umbrella = ground.member("umbrella");
        String before = umbrella.database().name();
        String after = before + "_moved";
        assertThat(ask(umbrella).body()).contains("umbrella");
        until(() -> connections(before) > 0);
        // A copy needs a database that nobody is in.
        change(umbrella, "state = 'moving'");
        until(() -> connections(before) == 0);
        assertThat(ask(umbrella).statusCode()).isEqualTo(403);
        ground.central().superuser("CREATE DATABASE " + after + " TEMPLATE " + before + " OWNER blog_owner");
        change(umbrella, "state = 'active', database_url = replace(database_url, '/" + before + "', '/" + after + "')");
        until(() -> ask(umbrella).statusCode() == 200);
        underLoad(umbrella, () -> {
            until(() -> connections(after) > 0);
            assertThat(connections(before)).isZero();
            change(umbrella, "database_url = replace(database_url, '/" + after + "', '/" + before + "')");
            until(() -> connections(before) > 0);
            until(() -> connections(after) == 0);
        });
        ground.central().superuser("DROP DATABASE " + after);
    }

    @Test
    @DisplayName("attack 55: a URL that is not allowed costs its own tenant, and nobody else")
    void aHostileUrl() {
        Member globex = ground.member("globex");
        for (String url : new String[] {
            "postgresql://evil.example/x", "postgresql://localhost/x?socketFactory=evil.Factory", "nonsense"
        }) {
            change(globex, "placement = 'database', database_url = '" + url + "'");
            until(() -> ask(globex).statusCode() == 403);
            assertThat(ask(ground.member("acme")).statusCode()).isEqualTo(200);
            change(globex, "placement = 'schema', database_url = NULL");
            until(() -> ask(globex).statusCode() == 200);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void underLoad(Member member, Work work) throws Exception {
        Queue<String> lost = new ConcurrentLinkedQueue<>();
        var ended = new AtomicBoolean();
        var clients = new ArrayList<Thread>();
        for (int client = 0; client < 4; client++) {
            clients.add(Thread.ofVirtual().start(() -> {
                while (!ended.get()) {
                    var answer = ask(member);
                    if (answer.statusCode() != 200 || !answer.body().contains(member.name())) {
                        lost.add(answer.statusCode() + " " + answer.body());
                    }
                }
            }));
        }
        try {
            work.run();
        } finally {
            ended.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }
        assertThat(lost).isEmpty();
    }

    private static void change(Member member, String assignments) {
        ground.central()
                .owner("UPDATE tenant_databases SET " + assignments + " WHERE tenant_id = '" + member.id() + "'");
    }

    private static String operate(String mutation) {
        return Client.post(
                        server.uri().resolve("/admin/graphql"),
                        JsonMapper.shared()
                                .writeValueAsString(Map.of(
                                        "query",
                                        "mutation { " + mutation + " { dedicatedPool dedicatedConnections } }")),
                        "Authorization",
                        "Bearer " + ShopServer.token(ShopServer.ACME, Map.of("scope", "admin:tenants")))
                .body();
    }

    private static int dedicated() {
        return (int) (metric("active", "dedicated") + metric("idle", "dedicated"));
    }

    private static int connections(String database) {
        return Integer.parseInt(ground.central()
                .value("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database
                        + "' AND usename = 'blog_app' AND application_name = 'journal'"));
    }

    private static double metric(String name, String pool) {
        return Client.get(server.uri().resolve("/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith("fraiseql_pool_" + name + "{pool=\"" + pool + "\"} "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> ask(Member member) {
        return Client.post(
                server.uri().resolve("/graphql"),
                JsonMapper.shared().writeValueAsString(Map.of("query", "{ posts(limit: 3) { title } }")),
                "Authorization",
                "Bearer " + ShopServer.token(member.id()));
    }

    private static void until(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }
}
