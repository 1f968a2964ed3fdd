package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.server.Ground.Member;
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
        server = FraiseQL.builder()
                .config(ground.config(ground.central().appUrl(), "max_connections = 10\nper_tenant = 2"))
                .api(Journal.class)
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
            change(acme, "dedicated_pool = true");
            until(() -> metric("active", "dedicated") + metric("idle", "dedicated") > 0);
            change(acme, "dedicated_pool = false");
            until(() -> metric("active", "dedicated") + metric("idle", "dedicated") == 0);
        });
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
