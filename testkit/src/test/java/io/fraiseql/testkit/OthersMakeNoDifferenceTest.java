package io.fraiseql.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.embedded.SqlScript;
import io.fraiseql.tenancy.config.ConfigFile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What tenant A is answered where it is alone is what it is answered where B and C are there too. B and C stay
 * what they were, for any schema, any rows and any requests. {@code -Dseed=} runs one seed again, {@code
 * -Dschemas=} so many.
 */
class OthersMakeNoDifferenceTest {
    private static final String A = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
    private static final List<String> OTHERS =
            List.of("11111111-1111-4111-8111-111111111111", "ffffffff-ffff-4fff-8fff-ffffffffffff");
    private static final int REQUESTS = 40;
    private static final String CONFIG = """
            [project]
            name = "random"
            [database]
            url = "${DATABASE_URL:-embedded}"
            [multitenancy]
            strategy = "row"
            """;

    private static TestPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start("");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    static Stream<Long> seeds() {
        Long given = Long.getLong("seed");
        return given != null
                ? Stream.of(given)
                : new SplittableRandom().longs(Integer.getInteger("schemas", 3)).boxed();
    }

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seeds")
    void neitherToAnswersNorToRows(long seed) throws Exception {
        var schema = RandomSchema.make(new SplittableRandom(seed));
        Class<?> api = InMemoryApi.compile("RandomApi", schema.java());
        var random = new SplittableRandom(seed + 1);
        var own = new SqlScript("rows of A", RandomRows.of(A, schema, random));
        var others = OTHERS.stream()
                .map(tenant -> new SqlScript("rows of " + tenant, RandomRows.of(tenant, schema, random)))
                .toList();
        try (var alone = world(schema, api, List.of(own));
                var together = world(schema, api, List.of(others.getFirst(), own, others.getLast()))) {
            var before = rowsOfOthers(together, schema);
            assertThat(before.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());
            compare(alone, together, Stream.generate(new RandomRequest(schema, random)::next));
            assertThat(rowsOfOthers(together, schema)).isEqualTo(before);
        }
    }

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("oneSeed")
    void andEachLayerAloneIsEnough(long seed) throws Exception {
        var schema = RandomSchema.make(new SplittableRandom(seed)).overViews();
        Class<?> api = InMemoryApi.compile("RandomApi", schema.java());
        var random = new SplittableRandom(seed + 1);
        var own = new SqlScript("rows of A", RandomRows.of(A, schema, random));
        var others = new SqlScript("rows of another", RandomRows.of(OTHERS.getFirst(), schema, random));
        try (var alone = world(schema, api, List.of(own));
                var together = world(schema, api, List.of(others, own))) {
            var requests = Stream.generate(new RandomRequest(schema, random)::nextList)
                    .limit(REQUESTS)
                    .toList();
            execute(together, schema.policiesOff());
            compare(alone, together, requests.stream());

            execute(together, schema.policiesOn());
            execute(together, schema.predicateOff());
            compare(alone, together, requests.stream());

            execute(together, schema.policiesOff());
            assertThatThrownBy(() -> compare(alone, together, requests.stream()))
                    .isInstanceOf(AssertionError.class);
        }
    }

    static Stream<Long> oneSeed() {
        return seeds().limit(1);
    }

    private static void execute(TestServer server, String sql) throws SQLException {
        try (var owner = server.owner().connect();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void compare(TestServer alone, TestServer together, Stream<String> requests) {
        var codes = new HashMap<String, Integer>();
        for (String document : requests.limit(REQUESTS).toList()) {
            Answer expected = RunningTest.begin(alone).client().as(A, "u").query(document);
            Answer actual = RunningTest.begin(together).client().as(A, "u").query(document);
            assertThat(masked(actual)).as(document).isEqualTo(masked(expected));
            expected.errorCodes().forEach(code -> codes.merge(code, 1, Integer::sum));
            codes.merge("answers", 1, Integer::sum);
        }
        // A generator whose documents do not fit would prove nothing.
        assertThat(codes).doesNotContainKeys("GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED", "UNAUTHORIZED");
    }

    // The id under which the log has what an error hides is another one each time.
    private static String masked(Answer answer) {
        return answer.status() + " " + answer.body().replaceAll("\"reference\":\"[^\"]*\"", "");
    }

    private static TestServer world(RandomSchema schema, Class<?> api, List<SqlScript> tenants) {
        var scripts = new ArrayList<SqlScript>();
        scripts.add(new SqlScript("tables", schema.ddl()));
        scripts.addAll(tenants);
        return TestServer.start(
                new TestProject(
                        ConfigFile.of(CONFIG, "random.toml", Map.of()),
                        List.of(api),
                        Map.of(),
                        scripts,
                        Optional.empty(),
                        ""),
                postgres);
    }

    private static Map<String, String> rowsOfOthers(TestServer server, RandomSchema schema) throws SQLException {
        var rows = new TreeMap<String, String>();
        try (var superuser = postgres.superuser().in(server.app().database()).connect();
                var statement = superuser.createStatement()) {
            for (var table : schema.tables()) {
                String sql = "SELECT string_agg(r::text, ';' ORDER BY r::text) FROM " + table.name()
                        + " r WHERE tenant_id <> '" + A + "'";
                try (var result = statement.executeQuery(sql)) {
                    result.next();
                    rows.put(table.name(), result.getString(1));
                }
            }
        }
        return rows;
    }
}
