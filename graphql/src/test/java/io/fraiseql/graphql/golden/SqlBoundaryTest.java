package io.fraiseql.graphql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.RequestException.Kind;
import io.fraiseql.tenancy.TenancyException.NoSession;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.session.SqlFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a tenant's own documents try against another tenant's rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlBoundaryTest {
    private static final String POST_OF_B = "0000000b-0000-4000-8000-000000000011";
    private static final String POST_OF_NOBODY = "0000000c-0000-4000-8000-000000000011";

    private TestBlog blog;

    @BeforeAll
    void start() throws Exception {
        blog = TestBlog.start();
    }

    @AfterAll
    void stop() {
        blog.close();
    }

    @Test
    @DisplayName("attack 28: no filter, order or relation reaches a foreign row, and the tenant column is no filter")
    void filtersReachNoForeignRow() throws IOException {
        assertThat(run(
                        "a",
                        "{ posts(where: {or: [{title: {startsWith: \"b\"}}, {id: {eq: \"" + POST_OF_B
                                + "\"}}]}) { title } }"))
                .isEqualTo("{\"data\":{\"posts\":[]}}");
        assertThat(
                        run(
                                "a",
                                "{ posts(where: {not: {title: {eq: \"\"}}}, limit: 1000) { title author { posts { title } } } }"))
                .doesNotContain("b post");
        assertThatThrownBy(() -> run("a", "{ posts(where: {tenantId: {eq: \"" + POST_OF_B + "\"}}) { id } }"))
                .isInstanceOfSatisfying(
                        RequestException.class, e -> assertThat(e.kind()).isEqualTo(Kind.VALIDATION_FAILED));
    }

    @Test
    @DisplayName("attack 29: a row of another tenant can be neither made nor taken nor given away")
    void rowsDoNotChangeTenants() {
        var context = blog.context("a", identity());
        for (String sql : List.of(
                "INSERT INTO tb_article VALUES ('0000000b-0000-4000-8000-000000000000', gen_random_uuid(), '{}')",
                "UPDATE tb_article SET tenant_id = '0000000b-0000-4000-8000-000000000000'",
                "INSERT INTO tb_article SELECT '0000000a-0000-4000-8000-000000000000', '0000000a-0000-4000-8000-000000000301', '{}'"
                        + " ON CONFLICT (tenant_id, id) DO UPDATE SET tenant_id = '0000000b-0000-4000-8000-000000000000'")) {
            assertThatThrownBy(() -> blog.sessions()
                            .write(context, transaction -> transaction.db().execute(sql)))
                    .as(sql)
                    .isInstanceOfSatisfying(
                            SqlFailure.class, e -> assertThat(e.sqlState()).isEqualTo("42501"));
        }
        assertThat(
                        blog.sessions()
                                .<Long, RuntimeException>write(
                                        context,
                                        transaction -> transaction
                                                .db()
                                                .execute(
                                                        "DELETE FROM tb_article WHERE tenant_id <> '0000000a-0000-4000-8000-000000000000'")))
                .isZero();
    }

    @Test
    @DisplayName("attacks 30 and 33: a foreign id and an id that is nobody's get one answer")
    void aForeignIdIsAnIdOfNobody() throws IOException {
        for (String document : List.of(
                "{ post(id: \"%s\") { id } }",
                "mutation { publishPost(id: \"%s\") { id } }",
                "mutation { renamePost(id: \"%s\", title: \"mine\") { id } }")) {
            assertThat(run("a", document.formatted(POST_OF_B))).isEqualTo(run("a", document.formatted(POST_OF_NOBODY)));
        }
        assertThat(run("b", "{ post(id: \"" + POST_OF_B + "\") { title status } }"))
                .contains("b post 1");
    }

    @Test
    @DisplayName("attack 33: an offset past the end shows nothing, and a negative one is refused")
    void offsetsStayInsideTheTenantsRows() throws IOException {
        assertThat(run("a", "{ posts(offset: 5, limit: 1000) { id } }")).isEqualTo("{\"data\":{\"posts\":[]}}");
        assertThatThrownBy(() -> run("a", "{ posts(offset: -1) { id } }")).isInstanceOf(RequestException.class);
        assertThatThrownBy(() -> run("a", "{ posts(limit: -1) { id } }")).isInstanceOf(RequestException.class);
    }

    @Test
    @DisplayName("attack 34: what Java counts inside the session is the tenant's own")
    void countsAreTheTenantsOwn() throws IOException {
        assertThat(run("b", "{ statistics { posts newest } }"))
                .isEqualTo("{\"data\":{\"statistics\":{\"posts\":5,\"newest\":\"b post 5\"}}}");
    }

    @Test
    @DisplayName("attack 40: text from a request is bound, never part of the SQL")
    void textIsBound() throws IOException {
        for (String hostile : List.of(
                "' OR true --",
                "x'; SELECT set_config('app.tenant_id', '0000000b-0000-4000-8000-000000000000', true); --",
                "$1",
                "?",
                "\\' || current_user || \\'",
                "%",
                "_")) {
            assertThat(run(
                            "a",
                            "query Q($text: String!) { a: posts(where: {title: {eq: $text}}) { id } b: posts(where: {title: {contains: $text}}) { id }"
                                    + " c: posts(where: {title: {in: [$text]}}) { id } }",
                            Map.of("text", hostile)))
                    .as(hostile)
                    .isEqualTo("{\"data\":{\"a\":[],\"b\":[],\"c\":[]}}");
        }
    }

    @Test
    @DisplayName("attack 35: a value that its column cannot hold is the client's mistake, told without SQL")
    void unfitValuesAreTheClientsMistake() {
        for (String value : List.of("999999-01-01T00:00:00Z", "\\u0000")) {
            String document = value.startsWith("9")
                    ? "{ posts(where: {createdAt: {gt: \"" + value + "\"}}) { id } }"
                    : "{ posts(where: {title: {eq: \"" + value + "\"}}) { id } }";
            assertThatThrownBy(() -> run("a", document)).isInstanceOf(RequestException.class);
        }
    }

    @Test
    @DisplayName("attack 61: a Db that is handed to another thread is useless there")
    void aDbDoesNotTravel() throws Exception {
        var context = blog.context("a", identity());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> stolen = blog.sessions().readOnly(context, transaction -> {
                var db = transaction.db();
                return threads.submit(() -> db.queryOne(Long.class, "SELECT count(*) FROM tb_post"));
            });
            assertThatThrownBy(stolen::get).hasCauseInstanceOf(NoSession.class);
        }
    }

    @Test
    @DisplayName("attacks 64 and 65: a plan that one tenant made serves another with that other's rows")
    void plansAreSharedAndRowsAreNot() throws IOException {
        String document = "{ posts(limit: 100, orderBy: [{title: ASC}]) { title comments { content } } }";
        for (int round = 0; round < 5; round++) {
            assertThat(run("a", document)).contains("a post 1").doesNotContain("b post", "b comment");
            assertThat(run("b", document)).contains("b post 1").doesNotContain("a post", "a comment");
        }
    }

    @Test
    @DisplayName("attack 72: depth, fields, tokens, cycles and aliases have an end")
    void documentsHaveAnEnd() {
        refused("{ posts " + "{ author { posts ".repeat(40) + "{ id }" + " } }".repeat(40) + " }");
        refused("{ " + many(101) + " }");
        refused("query { posts { ...A } } fragment A on Post { ...B } fragment B on Post { ...A }");
        refused("query Q { " + "__typename ".repeat(20_000) + "}");
        refused("query Q($a: Int, $a: Int) { posts(limit: $a) { id } }");
    }

    @Test
    @DisplayName("attack 42: a kept plan evaluates the policy anew for each tenant")
    void preparedStatementsFollowTheTenant() throws IOException {
        for (int run = 0; run < 12; run++) {
            String letter = run % 2 == 0 ? "a" : "b";
            assertThat(run(letter, "{ users(orderBy: [{name: ASC}]) { name } }"))
                    .isEqualTo("{\"data\":{\"users\":[{\"name\":\"%1$s user 1\"},{\"name\":\"%1$s user 2\"}]}}"
                            .formatted(letter));
        }
    }

    private void refused(String document) {
        assertThatThrownBy(() -> run("a", document))
                .isInstanceOfSatisfying(
                        RequestException.class,
                        e -> assertThat(e.kind()).isIn(Kind.VALIDATION_FAILED, Kind.PARSE_FAILED, Kind.BAD_USER_INPUT));
    }

    private static String many(int aliases) {
        var document = new StringBuilder();
        for (int i = 0; i < aliases; i++) {
            document.append("p").append(i).append(": posts { id } ");
        }
        return document.toString();
    }

    private String run(String letter, String document) throws IOException {
        return run(letter, document, Map.of());
    }

    private String run(String letter, String document, Map<String, Object> variables) throws IOException {
        var request = new GraphQLRequest(document, Optional.empty(), Map.copyOf(variables), false);
        var out = new ByteArrayOutputStream();
        blog.engine()
                .plan(request, identity())
                .execute(blog.context(letter, identity()), Map.of())
                .writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Identity identity() {
        return new Identity(
                true,
                Optional.empty(),
                Optional.of("0000000a-0000-4000-8000-000000000001"),
                Set.of(),
                Set.of("write:posts"),
                Set.of(),
                Map.of());
    }
}
