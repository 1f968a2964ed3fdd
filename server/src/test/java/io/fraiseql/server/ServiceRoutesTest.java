package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.server.request.Engine;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServiceRoutesTest {
    private static final String QUERY = "{\"query\":\"q\"}";

    @Test
    void livesAndIsReady() {
        try (var server = TinyServer.with().start()) {
            assertThat(Client.get(server.uri("/health/live")).body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(Client.get(server.uri("/health/ready")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void livesThoughItIsNotReadyAndAsksTheDatabaseSeldom() {
        var asked = new AtomicInteger();
        try (var server = TinyServer.with()
                .ready(() -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("no database");
                })
                .start()) {
            for (int i = 0; i < 50; i++) {
                assertThat(Client.get(server.uri("/health/ready")).statusCode()).isEqualTo(503);
            }
            assertThat(Client.get(server.uri("/health/live")).statusCode()).isEqualTo(200);
            assertThat(asked.get()).isLessThan(25);
        }
    }

    @Test
    @DisplayName("attack 68, 69: metrics count by outcome and name no tenant")
    void metricsNameNoTenant() {
        try (var server = TinyServer.with().start()) {
            Client.post(server.uri("/graphql"), QUERY, "Authorization", "Bearer acme");
            Client.post(server.uri("/graphql"), QUERY, "Authorization", "Bearer suspended");

            assertThat(Client.get(server.uri("/metrics")).body())
                    .contains("fraiseql_requests_seconds_count{outcome=\"success\"} 1")
                    .contains("fraiseql_requests_seconds_count{outcome=\"TENANT_UNAVAILABLE\"} 1")
                    .contains("jvm_memory_used_bytes")
                    .doesNotContain("acme")
                    .doesNotContain("suspended");
        }
    }

    @Test
    @DisplayName("attack 15: by default no page of another origin may call")
    void noCorsByDefault() {
        try (var server = TinyServer.with().start()) {
            var preflight = preflight(server, "https://app.example.com");

            assertThat(preflight.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        }
    }

    @Test
    @DisplayName("attack 15: only the configured origins may call, and never with a browser's credentials")
    void corsByExactOrigin() {
        try (var server =
                TinyServer.with().corsOrigins("https://app.example.com").start()) {
            var allowed = preflight(server, "https://app.example.com");
            assertThat(allowed.statusCode()).isEqualTo(204);
            assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("https://app.example.com");
            assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValue("Accept, Authorization, Content-Type, X-Tenant-ID");
            assertThat(allowed.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
            assertThat(allowed.headers().firstValue("Vary")).hasValue("Origin");

            for (String origin : new String[] {
                "https://app.example.com.evil.com", "http://app.example.com", "null", "https://evil.com"
            }) {
                assertThat(preflight(server, origin).headers().firstValue("Access-Control-Allow-Origin"))
                        .as(origin)
                        .isEmpty();
            }
            var answer = Client.post(
                    server.uri("/graphql"), QUERY, "Authorization", "Bearer acme", "Origin", "https://app.example.com");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("https://app.example.com");
        }
    }

    @Test
    void servesGraphiqlUnderAPolicyThatLetsNothingElseIn() {
        try (var server = TinyServer.with().start()) {
            var script = Client.get(server.uri("/graphiql/test.js"));
            assertThat(script.statusCode()).isEqualTo(200);
            assertThat(script.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
            assertThat(script.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(script.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .doesNotContain("http");

            String tag = script.headers().firstValue("ETag").orElseThrow();
            assertThat(Client.get(server.uri("/graphiql/test.js"), "If-None-Match", tag)
                            .statusCode())
                    .isEqualTo(304);
            assertThat(Client.get(server.uri("/graphiql/absent.js")).statusCode())
                    .isEqualTo(404);
            assertThat(Client.get(server.uri("/graphiql/tenants.json")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("attack 12: no path leads out of the page's folder")
    void staysInItsFolder() throws Exception {
        try (var server = TinyServer.with().start()) {
            for (String path : new String[] {
                "/graphiql/..%2fGraphiqlPage.class", "/graphiql/../GraphiqlPage.class",
                        "/graphiql/%2e%2e/GraphiqlPage.class",
                "/graphiql//test.js/..", "/graphiql/test.js%00.html", "/graphiql/GraphiqlPage.class"
            }) {
                assertThat(Client.raw(
                                server.port(), "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                        .as(path)
                        .matches("(?s)HTTP/1.1 40[04].*");
            }
        }
    }

    @Test
    void finishesRunningRequestsWhenItStops() throws Exception {
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Engine slow = (request, identity) -> (session, attributes) -> {
            entered.countDown();
            try {
                release.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            byte[] bytes = "{\"data\":{}}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return new io.fraiseql.graphql.GraphQLResult(bytes, bytes.length, false, java.util.List.of());
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var server = TinyServer.with().engine(slow).start()) {
            var running =
                    threads.submit(() -> Client.post(server.uri("/graphql"), QUERY, "Authorization", "Bearer acme"));
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
            var stopping = threads.submit(server::close);
            release.countDown();

            assertThat(running.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            stopping.get(10, TimeUnit.SECONDS);
        }
    }

    private static HttpResponse<String> preflight(TinyServer server, String origin) {
        return Client.send(HttpRequest.newBuilder(server.uri("/graphql"))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .build());
    }
}
