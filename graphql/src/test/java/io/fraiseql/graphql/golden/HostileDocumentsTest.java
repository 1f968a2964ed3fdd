package io.fraiseql.graphql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.RequestException.Kind;
import io.fraiseql.tenancy.identity.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Documents and variables that ask for more work or memory than a request may: refused by name, and soon. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileDocumentsTest {
    private static final String FILTERED = "query Q($where: PostWhere) { posts(where: $where) { title } }";
    private static final String ORDERED = "query Q($by: [PostOrderBy!]) { posts(orderBy: $by) { title } }";

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
    void aChainOfAThousandFragmentsIsRefused() {
        String chain = IntStream.range(0, 1_000)
                .mapToObj(i -> "fragment F" + i + " on Post { " + (i < 999 ? "...F" + (i + 1) : "id") + " }")
                .collect(Collectors.joining("\n", "{ posts { ...F0 } }\n", ""));
        assertThat(refusal(chain, Map.of()).getMessage()).contains("50 deep", "graphql.max_fragment_depth");
    }

    @Test
    void fragmentsThatAllSpreadAllOfTheNextLayerAreReadOnce() {
        var document = new StringBuilder("{ posts { ...F0_0 } }\n");
        for (int layer = 0; layer < 40; layer++) {
            for (int i = 0; i < 8; i++) {
                document.append("fragment F%d_%d on Post { id ".formatted(layer, i));
                for (int next = 0; layer < 39 && next < 8; next++) {
                    document.append("...F%d_%d ".formatted(layer + 1, next));
                }
                document.append("}\n");
            }
        }
        assertThat(refusal(document.toString(), Map.of()).kind()).isEqualTo(Kind.VALIDATION_FAILED);
    }

    @Test
    void fragmentsOfAComponentTreeAreServed() {
        String tree = IntStream.range(0, 30)
                .mapToObj(i -> "fragment F" + i + " on Post { id " + (i < 29 ? "...F" + (i + 1) : "title") + " }")
                .collect(Collectors.joining("\n", "{ posts { ...F0 } }\n", ""));
        assertThat(statements(tree, Map.of())).hasSize(1);
    }

    @Test
    void fragmentsThatSpreadThemselvesAreRefused() {
        for (String document : List.of(
                "{ posts { ...A } } fragment A on Post { ...A }",
                "{ posts { ...A } } fragment A on Post { id ...B } fragment B on Post { author { posts { ...A } } }",
                "{ posts { id } } fragment A on Post { ...B } fragment B on Post { ...C } fragment C on Post { ...B }")) {
            var refusal = refusal(document, Map.of());
            assertThat(refusal.kind()).isEqualTo(Kind.VALIDATION_FAILED);
            assertThat(refusal.getMessage()).contains("Fragment cycles not allowed");
        }
    }

    @Test
    void introspectionThatIsAskedForTwiceIsAnErrorOfTheDocument() {
        assertThat(refusal("{ a: __type(name: \"Post\") { name } b: __type(name: \"User\") { name } }", Map.of())
                        .kind())
                .isEqualTo(Kind.VALIDATION_FAILED);
    }

    @Test
    void filtersInVariablesCountLikeThoseInTheDocument() {
        assertThat(statements(FILTERED, Map.of("where", titles(500)))).hasSize(1);
        for (int many : new int[] {501, 38_000}) {
            var refusal = refusal(FILTERED, Map.of("where", titles(many)));
            assertThat(refusal.kind()).isEqualTo(Kind.BAD_USER_INPUT);
            assertThat(refusal.getMessage()).contains("more than 500 filters", "graphql.max_filters");
        }
    }

    @Test
    void oneVariableInManyPlacesCountsInEach() {
        String document =
                "query Q($where: PostWhere) { a: posts(where: $where) { id } b: posts(where: $where) { id } }";
        assertThat(statements(document, Map.of("where", titles(250)))).hasSize(2);
        assertThat(refusal(document, Map.of("where", titles(251))).kind()).isEqualTo(Kind.BAD_USER_INPUT);
    }

    @Test
    void sortKeysInVariablesAreBoundedToo() {
        var keys = IntStream.range(0, 501).mapToObj(_ -> Map.of("title", "ASC")).toList();
        assertThat(refusal(ORDERED, Map.of("by", keys)).getMessage()).contains("graphql.max_filters");
    }

    @Test
    void aListOfValuesIsOneFilter() {
        var values = IntStream.range(0, 20_000).mapToObj(i -> "title " + i).toList();
        assertThat(statements(FILTERED, Map.of("where", Map.of("title", Map.of("in", values)))))
                .hasSize(1);
    }

    @Test
    void whatCannotBeParsedIsNotEchoedWhole() {
        String document = "{ posts(where: {title: {eq: \"" + "x".repeat(500_000);
        var refusal = refusal(document, Map.of());
        assertThat(refusal.kind()).isEqualTo(Kind.PARSE_FAILED);
        assertThat(refusal.getMessage()).hasSizeLessThan(400).doesNotContain("x".repeat(101));
    }

    @Test
    void documentsThatAreLargeAndOfOneUseAreNotKept() {
        long before = used();
        for (int i = 0; i < 300; i++) {
            statements("{ posts { id } } # " + i + "y".repeat(500_000), Map.of());
        }
        assertThat(used() - before).isLessThan(100L << 20);
    }

    @Test
    void plansOfDocumentsThatAreLargeAreNotKeptByTheirSqlAlone() {
        long before = used();
        for (int i = 0; i < 300; i++) {
            int document = i;
            String titles = IntStream.range(0, 4_000)
                    .mapToObj(n -> "\"" + document + " " + n + "\"")
                    .collect(Collectors.joining(" "));
            statements("{ posts(where: {title: {in: [" + titles + "]}}) { id } }", Map.of());
        }
        assertThat(used() - before).isLessThan(120L << 20);
    }

    @Test
    void filtersThatSayNothingCountToo() {
        for (Map<String, Object> nothing : List.<Map<String, Object>>of(Map.of(), Map.of("title", Map.of()))) {
            Map<String, Object> where =
                    Map.of("or", IntStream.range(0, 501).mapToObj(_ -> nothing).toList());
            assertThat(refusal(FILTERED, Map.of("where", where)).getMessage()).contains("graphql.max_filters");
        }
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static Map<String, Object> titles(int many) {
        return Map.of(
                "or",
                IntStream.range(0, many)
                        .mapToObj(i -> Map.of("title", Map.of("eq", "title " + i)))
                        .toList());
    }

    private Map<String, ?> statements(String document, Map<String, Object> variables) {
        return blog.engine().statements(request(document, variables), Identity.anonymous());
    }

    private RequestException refusal(String document, Map<String, Object> variables) {
        var refusal = catchThrowableOfType(RequestException.class, () -> statements(document, variables));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static GraphQLRequest request(String document, Map<String, Object> variables) {
        return new GraphQLRequest(document, Optional.empty(), new HashMap<>(variables), false);
    }
}
