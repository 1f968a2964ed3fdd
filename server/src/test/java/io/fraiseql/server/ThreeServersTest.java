package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.config.Strategy;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Tenants spread over three PostgreSQL servers, of which one is killed under load and comes back. */
class ThreeServersTest {
    private static final String DOCUMENT =
            JsonMapper.shared().writeValueAsString(Map.of("query", "{ posts(limit: 3) { title } }"));

    private final Map<String, LongAdder> served = new ConcurrentHashMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    @Test
    @DisplayName("attack 53: one server killed is noticed by its tenants alone, and nobody restarts anything")
    void oneOfThreeIsKilledAndComesBack() throws Exception {
        try (var ground = new Ground(Strategy.DATABASE);
                var second = SpareServer.start();
                var third = SpareServer.start()) {
            List<String> here = ground.members().stream().map(Ground.Member::id).toList();
            List<String> onSecond = List.of(ground.elsewhere(second, "second-1"), ground.elsewhere(second, "second-2"));
            List<String> onThird = List.of(ground.elsewhere(third, "third-1"), ground.elsewhere(third, "third-2"));
            var others = new ArrayList<>(here);
            others.addAll(onSecond);
            try (var server = FraiseQL.builder()
                    .config(ground.config(ground.central().appUrl(), "max_connections = 12\nper_tenant = 3"))
                    .api(Journal.class)
                    .build()
                    .start()) {
                for (String tenant : onThird) {
                    assertThat(ask(server, tenant).statusCode()).isEqualTo(200);
                }
                var ended = new AtomicBoolean();
                var clients = new ArrayList<Thread>();
                for (String tenant : others) {
                    clients.add(Thread.ofVirtual().start(() -> load(server, tenant, ended)));
                    clients.add(Thread.ofVirtual().start(() -> load(server, tenant, ended)));
                }
                everyoneIsServed(others);

                third.kill();
                for (int round = 0; round < 20; round++) {
                    for (String tenant : onThird) {
                        Instant asked = Instant.now();
                        var answer = ask(server, tenant);
                        assertThat(answer.statusCode()).isEqualTo(503);
                        assertThat(answer.body()).contains("\"code\":\"UNAVAILABLE\"");
                        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(4));
                    }
                }
                everyoneIsServed(others);
                assertThat(Client.get(server.uri().resolve("/health/ready")).statusCode())
                        .isEqualTo(200);

                third.comeBack();
                for (String tenant : onThird) {
                    Instant deadline = Instant.now().plusSeconds(20);
                    while (ask(server, tenant).statusCode() != 200) {
                        assertThat(Instant.now()).isBefore(deadline);
                    }
                }
                everyoneIsServed(others);
                ended.set(true);
                for (Thread client : clients) {
                    client.join();
                }
                assertThat(complaints).isEmpty();
            }
        }
    }

    private void load(RunningServer server, String tenant, AtomicBoolean ended) {
        while (!ended.get()) {
            var answer = ask(server, tenant);
            if (answer.statusCode() != 200) {
                complaints.add(tenant + ": " + answer.statusCode() + " " + answer.body());
            }
            served.computeIfAbsent(tenant, _ -> new LongAdder()).increment();
        }
    }

    /** Each of them gets ten more answers from now on. */
    private void everyoneIsServed(List<String> tenants) {
        Instant deadline = Instant.now().plusSeconds(30);
        for (String tenant : tenants) {
            LongAdder count = served.computeIfAbsent(tenant, _ -> new LongAdder());
            long before = count.sum();
            while (count.sum() < before + 10) {
                assertThat(Instant.now()).as(tenant).isBefore(deadline);
                LockSupport.parkNanos(2_000_000);
            }
        }
        assertThat(complaints).isEmpty();
    }

    private static HttpResponse<String> ask(RunningServer server, String tenant) {
        return Client.post(
                server.uri().resolve("/graphql"),
                DOCUMENT,
                "Authorization",
                "Bearer "
                        + ShopServer.token(
                                tenant, Map.of("jti", UUID.randomUUID().toString())));
    }
}
