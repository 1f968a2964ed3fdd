package io.fraiseql.cli;

import static io.fraiseql.cli.ShopDatabase.execute;
import static io.fraiseql.cli.ShopDatabase.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A new project, from {@code fraiseql init} to the first answer to the first tenant, where each tenant has tables of
 * its own.
 */
class FirstTenantProcessTest {
    @RegisterExtension
    static final ShopDatabase SHOP = new ShopDatabase();

    @TempDir
    private Path directory;

    @BeforeEach
    void init() {
        assertThat(CommandRun.of("init", directory.resolve("shop").toString()).status())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "database"})
    void aServerStartsBeforeItsFirstTenantAndServesIt(String strategy) throws Exception {
        String config = SHOP.configure(directory.resolve("shop"), strategy);
        execute(SHOP.server(), "ALTER ROLE shop_owner CREATEDB");
        assertThat(CommandRun.of("migrate", "--config", config).status()).isZero();
        try (var serve = CliProcess.start(directory, "serve", "--port", "0", "--output", "json", "--config", config);
                var http = HttpClient.newHttpClient()) {
            URI uri = URI.create(
                    GraphQLClient.JSON.readTree(serve.line()).get("url").asString());
            assertThat(items(http, uri).statusCode()).isEqualTo(403);
            assertThat(value(SHOP.owner(), "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'tenant%'"))
                    .as("what was tried out is gone")
                    .isEqualTo("0");

            assertThat(CommandRun.of(
                                    "tenant",
                                    "create",
                                    "acme",
                                    "--name",
                                    "Acme",
                                    "--admin-email",
                                    "a@acme.example",
                                    "--config",
                                    config)
                            .status())
                    .isZero();
            Await.until(() -> items(http, uri).statusCode() == 200);
            assertThat(items(http, uri).body()).isEqualTo("{\"data\":{\"items\":[]}}");
            assertThat(Files.readString(serve.errors()))
                    .containsPattern("fraiseql.audit - refused step=resolve status=403 code=TENANT_UNAVAILABLE");
        } finally {
            execute(SHOP.server(), "DROP DATABASE IF EXISTS shop_development_acme WITH (FORCE)");
        }
    }

    @Test
    void whereTheTablesCannotBeTriedOutTheNextCommandIsNamed() throws Exception {
        String config = SHOP.configure(directory.resolve("shop"), "schema");
        assertRefused(config, "'fraiseql migrate' makes it");

        assertThat(CommandRun.of("migrate", "--config", config).status()).isZero();
        execute(SHOP.superuser(), "REVOKE CREATE ON DATABASE shop_development FROM shop_owner");
        assertRefused(
                config,
                "there is no tenant yet",
                "fraiseql tenant create ID --name NAME --admin-email ADDRESS",
                "permission denied for database shop_development",
                "v_item");
    }

    @Test
    void aMistakeInTheApiIsToldBeforeThereIsATenant() throws Exception {
        String config = SHOP.configure(directory.resolve("shop"), "schema");
        assertThat(CommandRun.of("migrate", "--config", config).status()).isZero();
        Path api = directory.resolve("shop/Shop.java");
        Files.writeString(
                api, Files.readString(api).replace("int quantity, OffsetDateTime", "int quantiti, OffsetDateTime"));
        assertRefused(config, "component quantiti");
    }

    private void assertRefused(String config, String... reasons) throws Exception {
        try (var serve = CliProcess.start(directory, "serve", "--port", "0", "--config", config)) {
            assertThat(serve.output()).isEmpty();
            assertThat(serve.exit()).isEqualTo(1);
            assertThat(Files.readString(serve.errors())).contains(reasons).doesNotContain("\tat ");
        }
    }

    /** Without {@code [auth]} the header names the tenant. */
    private static HttpResponse<String> items(HttpClient http, URI uri) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri.resolve("/graphql"))
                        .header("Content-Type", "application/json")
                        .header("X-Tenant-ID", "acme")
                        .POST(BodyPublishers.ofString("{\"query\":\"{ items { id } }\"}"))
                        .build(),
                BodyHandlers.ofString());
    }
}
