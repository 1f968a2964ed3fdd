package io.fraiseql.graphql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.graphql.plan.BatchCompiler;
import io.fraiseql.graphql.plan.BoundPlan;
import io.fraiseql.graphql.plan.EngineLimits;
import io.fraiseql.graphql.plan.Planner;
import io.fraiseql.graphql.selection.Caller;
import io.fraiseql.tenancy.session.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which requests share a plan, and that its statements are compiled once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptPlansTest {
    private static final Caller ANYBODY = new Caller(Set.of(), Set.of(), Set.of());

    private final List<List<String>> compiled = new ArrayList<>();
    private TestBlog blog;
    private Planner planner;

    @BeforeAll
    void start() throws Exception {
        blog = TestBlog.start();
    }

    @AfterAll
    void stop() {
        blog.close();
    }

    @BeforeEach
    void newPlanner() {
        compiled.clear();
        planner = new Planner(
                blog.loaded().api(),
                blog.loaded().schema(),
                EngineLimits.DEFAULT,
                new BatchCompiler(
                        statements -> {
                            compiled.add(statements);
                            return blog.sessions().compile(statements);
                        },
                        Optional.empty()));
    }

    @Test
    void requestsThatDifferInTheirValuesShareOne() {
        String document = "query Q($limit: Int) { posts(limit: $limit) { title } countries { name } }";

        var one = plan(document, Map.of("limit", 1), ANYBODY);
        var two = plan(document, Map.of("limit", 2), ANYBODY);

        assertThat(two.plan()).isSameAs(one.plan());
        assertThat(compiled)
                .singleElement()
                .satisfies(statements -> assertThat(statements).hasSize(2));
        assertThat(values(one)).contains("1").doesNotContain("2");
        assertThat(values(two)).contains("2").doesNotContain("1");
        assertThat(one.plan().tenantBatch().orElseThrow().keys()).isEqualTo("posts, countries");
    }

    @Test
    void callersOfOtherRightsHaveAnother() {
        String document = "{ users { email } }";

        var anybody = plan(document, Map.of(), ANYBODY);
        var admin = plan(document, Map.of(), new Caller(Set.of("admin"), Set.of(), Set.of()));
        var otherwise = plan(document, Map.of(), new Caller(Set.of("author"), Set.of("read:all"), Set.of()));

        assertThat(admin.plan()).isNotSameAs(anybody.plan());
        assertThat(otherwise.plan()).isSameAs(anybody.plan());
    }

    @Test
    void whatRunsStepByStepHasNoBatch() {
        for (String document : List.of(
                "mutation { renamePost(id: \"0000000a-0000-4000-8000-000000000011\", title: \"new\") { title } }",
                "{ statistics { posts } posts { title } }")) {
            var plan = plan(document, Map.of(), ANYBODY).plan();

            assertThat(plan.transactional()).as(document).isTrue();
            assertThat(plan.tenantBatch()).as(document).isEmpty();
        }
        assertThat(compiled).isEmpty();
    }

    @Test
    void rowsOfAllTenantsAreNotPlannedForTheTenantsSession() {
        var superAdmin = new Caller(Set.of("super_admin"), Set.of(), Set.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> plan("{ allPosts { title } }", Map.of(), superAdmin))
                .withMessageContaining("admin role");
        assertThat(compiled).isEmpty();
    }

    private BoundPlan plan(String document, Map<String, Object> variables, Caller caller) {
        return planner.plan(new GraphQLRequest(document, Optional.empty(), Map.copyOf(variables), false), caller);
    }

    private static List<String> values(BoundPlan bound) {
        return bound.statements().values().stream()
                .flatMap(statement -> statement.parameters().stream())
                .filter(Parameter.Value.class::isInstance)
                .map(parameter -> String.valueOf(((Parameter.Value) parameter).text()))
                .toList();
    }
}
