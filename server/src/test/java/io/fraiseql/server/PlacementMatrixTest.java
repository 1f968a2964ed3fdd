package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.server.Ground.Member;
import io.fraiseql.tenancy.config.Strategy;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One API, one set of expectations, four strategies; everything over HTTP. */
@ParameterizedClass
@EnumSource(Strategy.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlacementMatrixTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Parameter
    Strategy strategy;

    private Ground ground;
    private RunningServer server;

    @BeforeAll
    void start() {
        ground = new Ground(strategy);
        server = FraiseQL.builder()
                .config(ground.config(ground.central().appUrl(), ""))
                .api(Journal.class)
                .build()
                .start();
    }

    @AfterAll
    void stop() {
        server.close();
        ground.close();
    }

    @Test
    @DisplayName("attack 1, 43, 44: a list has the tenant's own rows and no other")
    void list() {
        for (Member member : ground.members()) {
            List<String> titles = titles(data(ask(member, "{ posts(limit: 100) { title } }")), "posts");
            assertThat(titles)
                    .hasSizeGreaterThanOrEqualTo(Ground.POSTS)
                    .allMatch(title -> title.startsWith(member.name()));
            assertThat(titles(data(ask(member, "{ posts(limit: 3) { title } }")), "posts"))
                    .hasSize(3);
        }
    }

    @Test
    void byId() {
        var ids = new ArrayList<String>();
        for (Member member : ground.members()) {
            String id = data(ask(member, "{ posts(limit: 1) { id } }"))
                    .at("/posts/0/id")
                    .asString();
            assertThat(data(ask(member, "{ post(id: \"" + id + "\") { title kept createdAt } }"))
                            .toString())
                    .matches("\\{\"post\":\\{\"title\":\"" + member.name()
                            + " \\d+\",\"kept\":\"P1D\",\"createdAt\":\"2026-11-21T11:00:00Z\"}}");
            ids.add(id);
        }
        Member first = ground.members().getFirst();
        for (String foreign : ids.subList(1, ids.size())) {
            assertThat(ask(first, "{ post(id: \"" + foreign + "\") { title } }").body())
                    .isEqualTo("{\"data\":{\"post\":null}}");
        }
    }

    @Test
    void nested() {
        for (Member member : ground.members()) {
            JsonNode data = data(
                    ask(
                            member,
                            "{ posts(limit: 2) { author { name } } authors { name posts(limit: 2) { title author { name } } } }"));

            assertThat(data.at("/posts/1/author/name").asString()).isEqualTo("author of " + member.name());
            assertThat(data.at("/authors")).hasSize(1);
            assertThat(data.at("/authors/0/posts/1/title").asString()).startsWith(member.name());
            assertThat(data.at("/authors/0/posts/1/author/name").asString()).isEqualTo("author of " + member.name());
        }
    }

    @Test
    void create() {
        for (Member member : ground.members()) {
            String title = member.name() + " of today";
            assertThat(ask(member, "mutation { createPost(title: \"" + title + "\") { title author { name } } }")
                            .body())
                    .isEqualTo("{\"data\":{\"createPost\":{\"title\":\"" + title
                            + "\",\"author\":{\"name\":\"author of " + member.name() + "\"}}}}");
            for (Member each : ground.members()) {
                List<String> titles = titles(data(ask(each, "{ posts(limit: 100) { title } }")), "posts");
                assertThat(titles.contains(title)).isEqualTo(each.equals(member));
            }
        }
    }

    @Test
    @DisplayName("attack 31: an error of the database says nothing of it")
    void error() {
        for (Member member : ground.members()) {
            var answer = ask(member, "mutation { createPost(title: \"" + member.name() + " 1\") { id } }");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("\"code\":\"INTERNAL\"")
                    .doesNotContain("tb_post", "title_key", "tenant_");
            assertThat(ask(member, "{ posts(limit: 1) { id } }").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void timeout() {
        for (Member member : ground.members()) {
            var answer = ask(member, "{ slowPosts { title } }");

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.body()).contains("\"code\":\"TIMEOUT\"");
            assertThat(ask(member, "{ posts(limit: 1) { id } }").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void killedBackend() throws Exception {
        for (Member member : ground.members()) {
            assertThat(ask(member, "{ posts(limit: 1) { id } }").statusCode()).isEqualTo(200);
            assertThat(ground.kill(member, "state = 'idle'")).isPositive();
            assertThat(ask(member, "{ posts(limit: 1) { id } }").statusCode())
                    .as("a read is tried again")
                    .isEqualTo(200);

            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                var napping = CompletableFuture.supplyAsync(() -> ask(member, "mutation { nap }"), executor);
                Instant deadline = Instant.now().plusSeconds(10);
                while (ground.kill(member, "wait_event = 'PgSleep'") == 0 && !napping.isDone()) {
                    assertThat(Instant.now()).isBefore(deadline);
                }
                var answer = napping.get();
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("\"code\":\"UNAVAILABLE\"");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(ask(member, "{ posts(limit: 1) { id } }").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("attack 75: suspended and unknown tenants are told by one text")
    void suspendedAndUnknown() {
        for (String tenant :
                List.of(ground.member("suspended").id(), UUID.randomUUID().toString())) {
            var answer = ask(tenant, "{ posts { title } }");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"errors\":[{\"message\":\"Tenant unavailable\",\"extensions\":{\"code\":\"TENANT_UNAVAILABLE\"}}]}");
        }
    }

    private HttpResponse<String> ask(Member member, String document) {
        return ask(member.id(), document);
    }

    private HttpResponse<String> ask(String tenant, String document) {
        return Client.post(
                server.uri().resolve("/graphql"),
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
