package io.fraiseql.cli;

import io.fraiseql.cli.project.Project;
import io.fraiseql.cli.schema.SchemaClasses;
import io.fraiseql.cli.schema.SchemaSource;
import io.fraiseql.embedded.SqlScript;
import io.fraiseql.lifecycle.migration.Migrations;
import io.fraiseql.lifecycle.migration.Script;
import io.fraiseql.lifecycle.provisioning.Seed;
import io.fraiseql.tenancy.config.Strategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The example that the demo serves: {@code examples/blog}, out of the jar. */
final class Blog {
    private static final String SCOPE = "read:posts write:posts";
    private static final String QUERY = "{ posts(limit: 3) { id title author { name } } }";

    private Blog() {}

    static Project project() {
        return project(Strategy.ROW);
    }

    /**
     * What to try; the operator looks into all tenants' posts where tenants share a table, and elsewhere at
     * the tenants.
     */
    static ExampleQueries example(Strategy strategy) {
        return strategy.sharesTables()
                ? new ExampleQueries(SCOPE, QUERY, "{ allPosts(limit: 3) { tenantId id title } }")
                : new ExampleQueries(SCOPE, QUERY, "/admin/graphql", "{ tenants { id name state placement } }");
    }

    static Project project(Strategy strategy) {
        var sources = new ArrayList<>(List.of(new SchemaSource("Blog.java", read("Blog.java"))));
        if (strategy.sharesTables()) {
            sources.add(new SchemaSource("Operator.java", read("Operator.java")));
        }
        String config = read("fraiseql.toml")
                .replace("strategy = \"row\"", "strategy = \"" + strategy.name().toLowerCase(Locale.ROOT) + "\"");
        return new Project(
                // The demo is the same everywhere: nothing of the environment takes part.
                Project.file(config, "fraiseql.toml", Map.of()),
                SchemaClasses.fromSource(sources),
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
