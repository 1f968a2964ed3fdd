package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.server.Ground.Member;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for each tenant of the journal, wherever it lives and whatever stands between. */
enum Expectation {
    LIST,
    BY_ID,
    NESTED,
    CREATE,
    ERROR,
    TIMEOUT,
    KILLED_BACKEND,
    SUSPENDED_AND_UNKNOWN;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Tenants, and the server that serves them. */
    record Side(Ground ground, RunningServer server) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
            ground.close();
        }
    }

    void holdsOn(Side side) throws Exception {
        switch (this) {
            case LIST -> list(side);
            case BY_ID -> byId(side);
            case NESTED -> nested(side);
            case CREATE -> create(side);
            case ERROR -> error(side);
            case TIMEOUT -> timeout(side);
            case KILLED_BACKEND -> killedBackend(side);
            case SUSPENDED_AND_UNKNOWN -> suspendedAndUnknown(side);
        }
    }

    private static void list(Side side) {
        for (Member member : side.ground().members()) {
            List<String> titles = titles(data(ask(side, member.id(), "{ posts(limit: 100) { title } }")), "posts");
            assertThat(titles)
                    .hasSizeGreaterThanOrEqualTo(Ground.POSTS)
                    .allMatch(title -> title.startsWith(member.name()));
            assertThat(titles(data(ask(side, member.id(), "{ posts(limit: 3) { title } }")), "posts"))
                    .hasSize(3);
        }
    }

    private static void byId(Side side) {
        var ids = new ArrayList<String>();
        for (Member member : side.ground().members()) {
            String id = data(ask(side, member.id(), "{ posts(limit: 1) { id } }"))
                    .at("/posts/0/id")
                    .asString();
            assertThat(data(ask(side, member.id(), "{ post(id: \"" + id + "\") { title kept createdAt } }"))
                            .toString())
                    .matches("\\{\"post\":\\{\"title\":\"" + member.name()
                            + " \\d+\",\"kept\":\"P1D\",\"createdAt\":\"2026-11-21T11:00:00Z\"}}");
            ids.add(id);
        }
        Member first = side.ground().members().getFirst();
        for (String foreign : ids.subList(1, ids.size())) {
            assertThat(ask(side, first.id(), "{ post(id: \"" + foreign + "\") { title } }")
                            .body())
                    .isEqualTo("{\"data\":{\"post\":null}}");
        }
    }

    private static void nested(Side side) {
        for (Member member : side.ground().members()) {
            JsonNode data = data(ask(side, member.id(), """
                    { posts(limit: 2) { author { name } } authors { name posts(limit: 2) { title author { name } } } }"""));

            assertThat(data.at("/posts/1/author/name").asString()).isEqualTo("author of " + member.name());
            assertThat(data.at("/authors")).hasSize(1);
            assertThat(data.at("/authors/0/posts/1/title").asString()).startsWith(member.name());
            assertThat(data.at("/authors/0/posts/1/author/name").asString()).isEqualTo("author of " + member.name());
        }
    }

    private static void create(Side side) {
        for (Member member : side.ground().members()) {
            String title = member.name() + " of today";
            assertThat(ask(
                                    side,
                                    member.id(),
                                    "mutation { createPost(title: \"" + title + "\") { title author { name } } }")
                            .body())
                    .isEqualTo("{\"data\":{\"createPost\":{\"title\":\"" + title
                            + "\",\"author\":{\"name\":\"author of " + member.name() + "\"}}}}");
            for (Member each : side.ground().members()) {
                List<String> titles = titles(data(ask(side, each.id(), "{ posts(limit: 100) { title } }")), "posts");
                assertThat(titles.contains(title)).isEqualTo(each.equals(member));
            }
        }
    }

    private static void error(Side side) {
        for (Member member : side.ground().members()) {
            var answer = ask(side, member.id(), "mutation { createPost(title: \"" + member.name() + " 1\") { id } }");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("\"code\":\"INTERNAL\"")
                    .doesNotContain("tb_post", "title_key", "tenant_");
            assertThat(ask(side, member.id(), "{ posts(limit: 1) { id } }").statusCode())
                    .isEqualTo(200);
        }
    }

    private static void timeout(Side side) {
        for (Member member : side.ground().members()) {
            var answer = ask(side, member.id(), "{ slowPosts { title } }");

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.body()).contains("\"code\":\"TIMEOUT\"");
            assertThat(ask(side, member.id(), "{ posts(limit: 1) { id } }").statusCode())
                    .isEqualTo(200);
        }
    }

    private static void killedBackend(Side side) throws Exception {
        for (Member member : side.ground().members()) {
            assertThat(ask(side, member.id(), "{ posts(limit: 1) { id } }").statusCode())
                    .isEqualTo(200);
            assertThat(side.ground().kill(member, "state = 'idle'")).isPositive();
            assertThat(ask(side, member.id(), "{ posts(limit: 1) { id } }").statusCode())
                    .as("a read is tried again")
                    .isEqualTo(200);

            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                var napping = CompletableFuture.supplyAsync(() -> ask(side, member.id(), "mutation { nap }"), executor);
                Instant deadline = Instant.now().plusSeconds(10);
                while (side.ground().kill(member, "wait_event = 'PgSleep'") == 0 && !napping.isDone()) {
                    assertThat(Instant.now()).isBefore(deadline);
                }
                var answer = napping.get();
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("\"code\":\"UNAVAILABLE\"");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(ask(side, member.id(), "{ posts(limit: 1) { id } }").statusCode())
                    .isEqualTo(200);
        }
    }

    private static void suspendedAndUnknown(Side side) {
        for (String tenant : List.of(
                side.ground().member("suspended").id(), UUID.randomUUID().toString())) {
            var answer = ask(side, tenant, "{ posts { title } }");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("""
                            {"errors":[{"message":"Tenant unavailable","extensions":{"code":"TENANT_UNAVAILABLE"}}]}""");
        }
    }

    private static HttpResponse<String> ask(Side side, String tenant, String document) {
        return Client.post(
                side.server().uri().resolve("/graphql"),
                JSON.writeValueAsString(Map.of("query", document)),
                "Authorization",
                "Bearer " + ShopServer.token(tenant));
    }

    private static JsonNode data(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode data = JSON.readTree(answer.body()).get("data");
        assertThat(data).as(answer.body()).isNotNull();
        return data;
    }

    private static List<String> titles(JsonNode data, String field) {
        var titles = new ArrayList<String>();
        data.get(field).forEach(post -> titles.add(post.get("title").asString()));
        return titles;
    }
}
