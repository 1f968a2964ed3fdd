package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.lifecycle.migration.Migrations;
import io.fraiseql.lifecycle.provisioning.Seed;
import io.fraiseql.lifecycle.provisioning.TenantProvisioning;
import io.fraiseql.lifecycle.provisioning.WelcomeMessage;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.testing.CapturedLog;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The operator creates a tenant over HTTP, and the tenant is served by the same process. */
class AdminApiTest {
    private static final String NEW = "55555555-5555-4555-8555-555555555555";
    private static final String PROVISION = "mutation { provisionTenant(id: \"" + NEW
            + "\", name: \"Hooli\", subdomain: \"hooli\", adminEmail: \"peter@hooli.example\", plan: \"pro\")"
            + " { id name subdomain plan state placement } }";

    private static final List<WelcomeMessage> MAILS = new CopyOnWriteArrayList<>();
    private static TestDatabase database;
    private static RunningServer server;

    @BeforeAll
    static void start() {
        database = ShopServer.database();
        FraiseqlConfig config = config("[auth]\njwt_secret = \"${SECRET}\"\n");
        server = FraiseQL.builder()
                .config(config)
                .api(Shop.class)
                .provisioning(provisioning(config))
                .build()
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    private static TenantProvisioning provisioning(FraiseqlConfig config) {
        return new TenantProvisioning(config, Migrations.of(Map.of()), Seed.NONE, MAILS::add);
    }

    private static FraiseqlConfig config(String auth) {
        return FraiseqlConfig.parse(
                """
                [database]
                url = "%s"
                admin_url = "%s"
                owner_url = "%s"
                pool_size = 4
                [server]
                host = "127.0.0.1"
                port = 0
                %s
                """.formatted(database.appUrl(), database.adminUrl(), database.ownerUrl(), auth),
                "shop.toml",
                Map.of("SECRET", new String(ShopServer.SECRET.reveal(), StandardCharsets.UTF_8)));
    }

    private static HttpResponse<String> ask(String path, String document, String... headers) {
        return Client.post(
                server.uri().resolve(path), JsonMapper.shared().writeValueAsString(Map.of("query", document)), headers);
    }

    private static HttpResponse<String> operator(String document) {
        String token = ShopServer.token(ShopServer.ACME, Map.of("scope", "admin:tenants"));
        return ask("/admin/graphql", document, "Authorization", "Bearer " + token);
    }

    @Test
    void aTenantIsCreatedAndServed() throws Exception {
        var answer = operator(PROVISION);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"data\":{\"provisionTenant\":{\"id\":\"" + NEW + "\",\"name\":\"Hooli\","
                        + "\"subdomain\":\"hooli\",\"plan\":\"pro\",\"state\":\"ACTIVE\",\"placement\":\"row\"}}}");
        assertThat(MAILS).extracting(WelcomeMessage::to).containsExactly("peter@hooli.example");
        assertServed();

        var again = operator(PROVISION);
        assertThat(again.body()).contains("exists already").contains("\"code\":\"CONFLICT\"");
        assertThat(operator("{ tenant(id: \"" + NEW + "\") { state } tenants(state: ACTIVE) { id } }")
                        .body())
                .contains("{\"tenant\":{\"state\":\"ACTIVE\"}")
                .contains(NEW, ShopServer.ACME)
                .doesNotContain(ShopServer.SUSPENDED);
    }

    private static void assertServed() throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        HttpResponse<String> answer;
        do {
            Thread.sleep(Duration.ofMillis(20));
            answer = ask("/graphql", "{ items { id } }", "Authorization", "Bearer " + ShopServer.token(NEW));
        } while (answer.statusCode() != 200 && Instant.now().isBefore(deadline));
        assertThat(answer.body()).isEqualTo("{\"data\":{\"items\":[]}}");
    }

    @Test
    void whoIsNoOperatorLearnsNothing() {
        String document = "{ tenants { id } }";
        assertThat(ask("/admin/graphql", document).statusCode()).isEqualTo(401);
        assertThat(ask("/admin/graphql", document, "X-Tenant-ID", ShopServer.ACME)
                        .statusCode())
                .isEqualTo(401);
        assertThat(ask("/admin/graphql", document, "Authorization", "Bearer nonsense")
                        .statusCode())
                .isEqualTo(401);
        for (String scope : new String[] {"", "write:posts", "admin", "admin:tenants2"}) {
            var answer = ask(
                    "/admin/graphql",
                    document,
                    "Authorization",
                    "Bearer " + ShopServer.token(ShopServer.ACME, Map.of("scope", scope, "roles", "super_admin")));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("FORBIDDEN").doesNotContain(ShopServer.ACME);
        }
    }

    @Test
    void badOrdersAreRefusedWithTheReason() {
        assertThat(operator(PROVISION.replace(NEW, "Not An Id")).body()).contains("BAD_USER_INPUT");
        assertThat(operator(PROVISION.replace(NEW, "other").replace("peter@hooli.example", "nobody"))
                        .body())
                .contains("'nobody' is no e-mail address", "BAD_USER_INPUT");
        assertThat(operator(PROVISION.replace(NEW, "other").replace("hooli\"", "www\""))
                        .body())
                .contains("reserved", "CONFLICT");
        assertThat(operator("{ tenant(id: \"other\") { id } }").body()).isEqualTo("{\"data\":{\"tenant\":null}}");
    }

    @Test
    void theAuditSaysWhoAskedForWhatAndHowItEnded() {
        try (var audit = new CapturedLog("fraiseql.audit")) {
            operator("query Look { everybody: tenants { id } tenant(id: \"nobody\") { id } }");
            operator("mutation { demoteTenant(id: \"" + ShopServer.ACME + "\") { id } }");
            operator("mutation Twice { promoteTenant(id: \"" + ShopServer.ACME + "\") { id }"
                    + " second: promoteTenant(id: \"" + ShopServer.ACME + "\") { id } }");
            operator("mutation { demoteTenant(id: \"" + ShopServer.ACME + "\") { id } }");
            operator("mutation { promoteTenant(id: \"No id\") { id } }");
            operator("{ tenantz { id } }");
            ask("/admin/graphql", "{ tenants { id } }");
            database.owner("ALTER TABLE tenant_databases RENAME TO elsewhere");
            operator("{ tenants { id } }");
            database.owner("ALTER TABLE elsewhere RENAME TO tenant_databases");
            assertThat(audit.messages())
                    .extracting(line -> line.replaceAll("peer=\\S+ ", ""))
                    .containsExactly(
                            "admin api user=u1 operation=Look fields=tenants:done,tenant:done outcome=done",
                            "admin api user=u1 operation=- fields=demoteTenant:CONFLICT outcome=failed",
                            "admin api user=u1 operation=Twice fields=promoteTenant:done,promoteTenant:CONFLICT"
                                    + " outcome=failed",
                            "admin api user=u1 operation=- fields=demoteTenant:done outcome=done",
                            "admin api user=u1 operation=- fields=promoteTenant:BAD_USER_INPUT outcome=failed",
                            "admin api user=u1 operation=- fields=- outcome=invalid",
                            "admin api user=- operation=- fields=- outcome=UNAUTHORIZED",
                            "admin api user=u1 operation=- fields=tenants:INTERNAL outcome=failed");
        }
    }

    @Test
    void aGetIsToldThatOnlyPostIsTaken() throws Exception {
        var request =
                HttpRequest.newBuilder(server.uri().resolve("/admin/graphql")).build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        }
    }

    /** Otherwise whoever reaches a development machine could make databases on it. */
    @Test
    void withoutAuthenticationItIsNotServed() {
        FraiseqlConfig config = config("");
        try (var open = FraiseQL.builder()
                .config(config)
                .api(Shop.class)
                .provisioning(provisioning(config))
                .build()
                .start()) {
            assertThat(Client.post(open.uri().resolve("/admin/graphql"), "{\"query\":\"{ tenants { id } }\"}")
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
