package io.fraiseql.graphql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.graphql.GraphQLEngine;
import io.fraiseql.graphql.GraphQLResult;
import io.fraiseql.tenancy.session.SqlStatement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.SerializationFeature;

/**
 * Every kind of query: the document, the SQL it becomes and the answer on a real database. A change of either shows in
 * review; {@code -Dgolden.update=true} accepts it.
 */
class GoldenQueriesTest {
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return GoldenCase.all().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> run(each)));
    }

    private static void run(GoldenCase golden) throws Exception {
        try (var blog = TestBlog.start()) {
            GraphQLEngine engine = blog.engine();
            var identity = golden.identity();
            var planned = engine.plan(golden.request(), identity);
            String sql = engine.statements(golden.request(), identity).entrySet().stream()
                    .map(GoldenQueriesTest::show)
                    .collect(Collectors.joining("\n"));
            var context = blog.context("a", identity);
            // More than once: the first runs parse, the later ones reuse what the server has prepared.
            String answer = json(planned.execute(context, Map.of()));
            if (!golden.mutation()) {
                for (int i = 0; i < 7; i++) {
                    assertThat(json(planned.execute(context, Map.of()))).isEqualTo(answer);
                }
            }
            compare(golden.folder().resolve("statements.sql"), sql);
            compare(golden.folder().resolve("answer.json"), pretty(answer));
            if (golden.crossTenant()) {
                return;
            }
            assertThat(answer).as("rows of tenant b").doesNotContain("\"b post").doesNotContain("\"b user");
        }
    }

    private static String show(Map.Entry<String, SqlStatement> statement) {
        return "-- " + statement.getKey() + "\n"
                + statement
                        .getValue()
                        .sql()
                        .replace(" FROM ", "\n  FROM ")
                        .replace(" WHERE ", "\n  WHERE ")
                        .replace(" LEFT JOIN ", "\n  LEFT JOIN ")
                + "\n-- " + statement.getValue().parameters() + "\n";
    }

    private static String json(GraphQLResult result) throws IOException {
        var out = new ByteArrayOutputStream();
        result.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String pretty(String json) {
        return GoldenCase.JSON
                        .writer()
                        .with(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(GoldenCase.JSON.readTree(json))
                + "\n";
    }

    private static void compare(Path file, String actual) throws IOException {
        if (GoldenCase.updating()) {
            Files.writeString(file, actual);
        }
        assertThat(actual)
                .as(file.toString())
                .isEqualTo(
                        Files.exists(file)
                                ? Files.readString(file)
                                : "(no golden file yet: run with -Dgolden.update=true)");
    }
}
