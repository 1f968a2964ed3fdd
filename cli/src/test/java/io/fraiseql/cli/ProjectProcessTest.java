package io.fraiseql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.tenancy.config.ConnectionUrl;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Projects on disk: what {@code init} writes, and the example. */
class ProjectProcessTest {
    private static final String EXAMPLE = "../examples/blog/fraiseql.toml";

    @TempDir
    private Path directory;

    @Test
    void aNewProjectServesAtOnceAndItsTestPasses() throws Exception {
        assertThat(CliProcess.start(directory, "init", directory.resolve("shop").toString())
                        .exit())
                .isZero();
        try (var serve = CliProcess.start(
                directory,
                "serve",
                "--output",
                "json",
                "--port",
                "0",
                "--config",
                directory.resolve("shop/fraiseql.toml").toString())) {
            assertThat(serve.line()).contains("\"tenants\":[{");
        }
        try (var test = CliProcess.start(
                directory,
                "test",
                "--config",
                directory.resolve("shop/fraiseql.toml").toString())) {
            assertThat(test.output()).isEqualToIgnoringNewLines("1 of 1 tests passed");
            assertThat(test.exit()).isZero();
            assertThat(test.servers()).isEmpty();
        }
    }

    @Test
    void strategyAndMigrationsMayComeFromTheEnvironment() throws Exception {
        String config = variableProject();
        assertServes(Map.of(), config, "schema");
        try (var test = CliProcess.start(directory, "test", "--config", config)) {
            assertThat(test.output())
                    .as(Files.readString(test.errors()))
                    .isEqualToIgnoringNewLines("1 of 1 tests passed");
        }

        Files.move(directory.resolve("shop/migrations"), directory.resolve("shop/tables"));
        var row = Map.of("STRATEGY", "row", "MIGRATIONS", "tables");
        assertServes(row, config, "row");
        try (var test = CliProcess.start(directory, row, "test", "--config", config)) {
            assertThat(test.output())
                    .as(Files.readString(test.errors()))
                    .isEqualToIgnoringNewLines("1 of 1 tests passed");
        }
    }

    @Test
    void everyMistakeIsToldBeforeAnEmbeddedDatabaseStarts() throws Exception {
        String config = variableProject();
        Path file = Path.of(config);
        Files.writeString(file, Files.readString(file).replace("port = 8080", "port = 80800"));
        try (var serve = CliProcess.start(directory, Map.of("STRATEGY", "rows"), "serve", "--config", config)) {
            assertThat(serve.exit()).isEqualTo(1);
            assertThat(Files.readString(serve.errors()))
                    .contains("has 2 problems:", "port is 80800", "strategy: unknown value; it is one of row, schema")
                    .doesNotContain("embedded", "\tat ");
        }
    }

    /** A project of {@code init} whose strategy and migrations are variables; returns its configuration. */
    private String variableProject() throws Exception {
        assertThat(CliProcess.start(directory, "init", directory.resolve("shop").toString())
                        .exit())
                .isZero();
        Path config = directory.resolve("shop/fraiseql.toml");
        Files.writeString(
                config,
                Files.readString(config).replace("strategy = \"row\"", "strategy = \"${STRATEGY:-schema}\"")
                        + "[migrations]\ndirectory = \"${MIGRATIONS:-migrations}\"\n");
        return config.toString();
    }

    private void assertServes(Map<String, String> variables, String config, String placement) throws Exception {
        try (var serve = CliProcess.start(
                        directory, variables, "serve", "--output", "json", "--port", "0", "--config", config);
                var http = HttpClient.newHttpClient()) {
            JsonNode ready = GraphQLClient.JSON.readTree(serve.line());
            var client = new GraphQLClient(http, URI.create(ready.get("url").asString()));
            var items = client.ask(ready.at("/tenants/0/token").asString(), "{ items { name } }");
            assertThat(items.body()).contains("Anvil of Acme").doesNotContain("Globex");
            assertThat(ShopDatabase.value(
                            owner(ready), "SELECT DISTINCT coalesce(placement, 'row') FROM tenant_databases"))
                    .isEqualTo(placement);
        }
    }

    private static DatabaseAccess owner(JsonNode ready) {
        return DatabaseAccess.of(
                ConnectionUrl.parse(ready.get("ownerDatabaseUrl").asString()));
    }

    @Test
    void aTestThatFailsSaysWhyAndIsStatus1() throws Exception {
        assertThat(CliProcess.start(directory, "init", directory.resolve("shop").toString())
                        .exit())
                .isZero();
        Files.writeString(directory.resolve("shop/test/tenant.sql"), "SELECT 1");
        try (var test = CliProcess.start(
                directory,
                "test",
                "--config",
                directory.resolve("shop/fraiseql.toml").toString())) {
            assertThat(test.output()).contains("0 of 1 tests passed");
            assertThat(test.exit()).isEqualTo(1);
            assertThat(Files.readString(test.errors())).contains("nothing is proven");
            assertThat(test.servers()).isEmpty();
        }
    }

    @Test
    void theTestsOfTheExamplePass() throws Exception {
        try (var test = CliProcess.start(directory, "test", "--config", EXAMPLE)) {
            assertThat(test.output()).as(Files.readString(test.errors())).contains("3 of 3 tests passed");
            assertThat(test.exit()).isZero();
            assertThat(test.servers()).isEmpty();
        }
    }

    @Test
    void theSchemaOfTheExampleIsPrinted() throws Exception {
        try (var schema = CliProcess.start(directory, "schema", "--config", EXAMPLE)) {
            assertThat(schema.output())
                    .contains("type Post {")
                    .contains("comments")
                    .contains("createPost(")
                    .contains("enum Role");
            assertThat(schema.exit()).isZero();
            assertThat(schema.servers()).isEmpty();
        }
    }

    @Test
    void theSqlOfAQueryIsExplained() throws Exception {
        try (var explain = CliProcess.start(
                directory,
                "explain",
                "--config",
                EXAMPLE,
                "--tenant",
                "11111111-1111-4111-8111-111111111111",
                "{ posts { title author { name } } }")) {
            assertThat(explain.output())
                    .contains("v_post")
                    .contains("tenant_id")
                    .contains("cost=");
            assertThat(explain.exit()).isZero();
        }
    }

    @Test
    void aQueryThatDoesNotFitIsOneLine() throws Exception {
        try (var explain = CliProcess.start(directory, "explain", "--config", EXAMPLE, "{ postz { title } }")) {
            assertThat(explain.output()).isEmpty();
            assertThat(explain.exit()).isEqualTo(1);
            assertThat(Files.readString(explain.errors())).contains("postz").doesNotContain("\tat ");
            assertThat(explain.servers()).isEmpty();
        }
    }

    @Test
    void mistakesInSqlNameTheFile() throws Exception {
        assertThat(CliProcess.start(directory, "init", directory.resolve("shop").toString())
                        .exit())
                .isZero();
        Files.writeString(directory.resolve("shop/seed.sql"), "SELEC 1");
        try (var serve = CliProcess.start(
                directory,
                "serve",
                "--config",
                directory.resolve("shop/fraiseql.toml").toString())) {
            assertThat(serve.exit()).isEqualTo(1);
            assertThat(Files.readString(serve.errors())).contains("seed.sql").contains("SELEC");
            assertThat(serve.servers()).isEmpty();
        }
    }
}
