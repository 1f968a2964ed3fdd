package io.fraiseql.cli;

import io.fraiseql.cli.schema.SchemaClasses;
import io.fraiseql.cli.schema.SchemaSource;
import io.fraiseql.embedded.SqlScript;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.migration.Migrations;
import io.fraiseql.tenancy.migration.Script;
import io.fraiseql.tenancy.provisioning.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The example that the demo serves: {@code examples/blog}, out of the jar. */
final class Blog {
    static final Example EXAMPLE = new Example(
            "read:posts write:posts",
            "{ posts(limit: 3) { id title author { name } } }",
            "{ allPosts(limit: 3) { tenantId id title } }");

    private Blog() {}

    static Project project() {
        return project(Strategy.ROW);
    }

    static Project project(Strategy strategy) {
        var source = new SchemaSource("Blog.java", read("Blog.java"));
        return new Project(
                "fraiseql.toml",
                read("fraiseql.toml")
                        .replace(
                                "strategy = \"row\"",
                                "strategy = \"" + strategy.name().toLowerCase(Locale.ROOT) + "\""),
                SchemaClasses.fromSource(List.of(source)),
                Optional.of(Migrations.of(Map.of(
                        "V1__blog.sql", read("migrations/V1__blog.sql"),
                        "V2__settings.sql", read("migrations/V2__settings.sql")))),
                new Seed(List.of(Script.of("seed/tenant.sql", read("migrations/seed/tenant.sql")))),
                List.of(new SqlScript("seed.sql", read("seed.sql"))));
    }

    private static String read(String file) {
        try (InputStream in = Blog.class.getResourceAsStream("blog/" + file)) {
            if (in == null) {
                throw new IllegalStateException("examples/blog/" + file + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
