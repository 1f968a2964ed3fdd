package io.fraiseql.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiLoaderTest {
    private static BlogDatabase database;
    private static LoadedApi blog;

    @BeforeAll
    static void load() {
        database = new BlogDatabase();
        blog = database.load(Blog.class);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theSchemaLooksAsItDid() throws IOException {
        try (var golden = ApiLoaderTest.class.getResourceAsStream("/golden/blog.graphqls")) {
            assertThat(Sdl.of(blog.schema()))
                    .isEqualTo(golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
