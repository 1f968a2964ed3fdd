package io.fraiseql.server;

import static io.fraiseql.server.ShopServer.ACME;
import static io.fraiseql.server.ShopServer.GLOBEX;
import static io.fraiseql.server.ShopServer.SUSPENDED;
import static io.fraiseql.server.ShopServer.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.identity.TokenMint;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of errors, and what two tenants see, through everything that a request passes in production. */
class ShopOverHttpTest {
    private static final String MISSING =
            "{\"errors\":[{\"message\":\"Missing tenant context\",\"extensions\":{\"code\":\"UNAUTHORIZED\"}}]}";
    private static ShopServer shop;

    @BeforeAll
    static void start() {
        shop = ShopServer.start();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void twoTenantsSeeDisjointRows() {
        Set<String> acme = ids(shop.query(token(ACME), "{ items(limit: 100) { id name } }"));
        Set<String> globex = ids(shop.query(token(GLOBEX), "{ items(limit: 100) { id name } }"));

        assertThat(acme).hasSizeGreaterThanOrEqualTo(30).doesNotContainAnyElementsOf(globex);
        assertThat(globex).hasSize(30);
        String foreign = globex.iterator().next();
        assertThat(shop.query(token(ACME), "{ item(id: \"" + foreign + "\") { name } }")
                        .body())
                .isEqualTo("{\"data\":{\"item\":null}}");
    }

    @Test
    void noTenantAtAll() {
        assertRefused(shop.anonymousQuery("{ items { id } }"), 401, MISSING);
        assertRefused(shop.anonymousQuery("{ items { id } }", "X-Tenant-ID", ACME), 401, MISSING);
        var claimless = new HashMap<String, Object>(Map.of("sub", "u1", "iss", "https://issuer.example"));
        assertRefused(
                shop.query(TokenMint.mint(ShopServer.SECRET, claimless, Duration.ofMinutes(1)), "{ items { id } }"),
                401,
                MISSING);
    }

    @Test
    @DisplayName("attack 19, 20: expired, foreign and forged tokens are a 401, whatever the header says")
    void invalidTokens() {
        String expired = TokenMint.mint(
                ShopServer.SECRET,
                Map.of("sub", "u1", "iss", "https://issuer.example", "tenant_id", ACME),
                Duration.ofMinutes(-10));
        for (String bad : new String[] {
            "nonsense", expired, token(ACME, Map.of("iss", "https://other.example")), token(ACME) + "x"
        }) {
            assertRefused(
                    shop.query(bad, "{ items { id } }", "X-Tenant-ID", ACME),
                    401,
                    "{\"errors\":[{\"message\":\"Invalid token\",\"extensions\":{\"code\":\"UNAUTHORIZED\"}}]}");
        }
    }

    @Test
    void sourcesThatDisagree() {
        assertRefused(
                shop.query(token(ACME), "{ items { id } }", "X-Tenant-ID", GLOBEX),
                403,
                "{\"errors\":[{\"message\":\"Conflicting tenant context\",\"extensions\":{\"code\":\"FORBIDDEN\"}}]}");
    }

    @Test
    @DisplayName("attack 10: the Host that came is the Host that is resolved")
    void subdomainAgainstToken() throws Exception {
        int port = shop.uri("/").getPort();
        String body = "{\"query\":\"{ items(limit: 1) { id } }\"}";
        String bearer = "Authorization: Bearer " + token(ACME);

        assertThat(Client.rawPost(port, "/graphql", body, "Host: acme.shop.example", bearer))
                .startsWith("HTTP/1.1 200");
        assertThat(Client.rawPost(port, "/graphql", body, "Host: ACME.shop.example.:8080", bearer))
                .startsWith("HTTP/1.1 200");
        assertThat(Client.rawPost(port, "/graphql", body, "Host: globex.shop.example", bearer))
                .startsWith("HTTP/1.1 403");
        assertThat(Client.rawPost(port, "/graphql", body, "Host: www.shop.example", bearer))
                .startsWith("HTTP/1.1 200");
        assertThat(Client.rawPost(
                        port,
                        "/graphql",
                        body,
                        "Host: acme.shop.example",
                        "X-Forwarded-Host: globex.shop.example",
                        bearer))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    @DisplayName("attack 75: unknown and suspended tenants are told by one text")
    void unavailableTenants() {
        String expected =
                "{\"errors\":[{\"message\":\"Tenant unavailable\",\"extensions\":{\"code\":\"TENANT_UNAVAILABLE\"}}]}";

        assertRefused(shop.query(token(SUSPENDED), "{ items { id } }"), 403, expected);
        assertRefused(shop.query(token("99999999-9999-4999-8999-999999999999"), "{ items { id } }"), 403, expected);
        assertRefused(shop.query(token("nobody"), "{ items { id } }"), 403, expected);
    }

    @Test
    void malformedTenant() {
        assertRefused(
                shop.query(token(ACME), "{ items { id } }", "X-Tenant-ID", "' OR 1=1"),
                400,
                "{\"errors\":[{\"message\":\"Malformed tenant\",\"extensions\":{\"code\":\"BAD_USER_INPUT\"}}]}");
    }

    @Test
    void missingScope() {
        var denied = shop.query(token(ACME), "{ secret items(limit: 1) { name } }");

        assertThat(denied.statusCode()).isEqualTo(200);
        assertThat(denied.body())
                .contains("\"secret\":null")
                .contains("\"code\":\"FORBIDDEN\"")
                .contains("\"items\":[{");
        assertThat(shop.query(token(ACME, Map.of("scope", "read:secrets")), "{ secret }")
                        .body())
                .isEqualTo("{\"data\":{\"secret\":\"of " + ACME + "\"}}");
    }

    @Test
    void statementTimeout() {
        assertRefused(
                shop.query(token(ACME), "{ slowItems { id } }"),
                504,
                "{\"errors\":[{\"message\":\"Statement timeout\",\"extensions\":{\"code\":\"TIMEOUT\"}}]}");
    }

    @Test
    void documentErrorsByMediaType() {
        Map<String, String> codes = Map.of(
                "{ items { id ", "GRAPHQL_PARSE_FAILED",
                "{ nothing }", "GRAPHQL_VALIDATION_FAILED");
        codes.forEach((document, code) -> {
            var strict = shop.query(token(ACME), document, "Accept", "application/graphql-response+json");
            var lenient = shop.query(token(ACME), document, "Accept", "application/json");
            assertThat(strict.statusCode()).isEqualTo(400);
            assertThat(strict.body())
                    .contains("\"code\":\"" + code + "\"")
                    .contains("\"locations\":")
                    .doesNotContain("\"data\"");
            assertThat(lenient.statusCode()).isEqualTo(200);
            assertThat(lenient.body()).isEqualTo(strict.body());
        });
    }

    @Test
    @DisplayName("attack 31: a unique violation says nothing of constraint, value or table")
    void databaseError() {
        var writer = token(ACME, Map.of("scope", "write:items"));
        var response = shop.query(writer, "mutation { addItem(name: \"acme item 1\") { id } }");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body())
                .matches(Pattern.compile("\\{\"errors\":\\[\\{\"message\":\"Internal error\",.*"
                        + "\"code\":\"INTERNAL\",\"reference\":\"[0-9a-z]+\"}}]}"))
                .doesNotContain("tb_item");
        assertThat(shop.query(writer, "mutation { fail }").body())
                .contains("INTERNAL")
                .doesNotContain("secret");
    }

    @Test
    void anAuthorsOwnErrorIsShown() {
        assertThat(shop.query(token(ACME), "mutation { sellOut }").body())
                .contains("\"message\":\"Nothing left\"")
                .contains("\"code\":\"OUT_OF_STOCK\"");
    }

    @Test
    void mutationsWriteAndGetsDoNot() {
        var writer = token(ACME, Map.of("scope", "write:items"));

        assertThat(shop.query(writer, "mutation { addItem(name: \"new\") { name price } }")
                        .body())
                .isEqualTo("{\"data\":{\"addItem\":{\"name\":\"new\",\"price\":1}}}");
        assertThat(Client.get(shop.uri("/graphql?query=mutation%7BsellOut%7D"), "Authorization", "Bearer " + writer)
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void crossTenantReadsNeedTheRole() {
        assertThat(shop.query(token(ACME), "{ everybodysItems { name } }").body())
                .contains("\"code\":\"FORBIDDEN\"");
        assertThat(shop.query(
                                token(ACME, Map.of("roles", java.util.List.of("super_admin"))),
                                "{ everybodysItems { name } }")
                        .body())
                .contains("acme item 1")
                .contains("globex item 1");
    }

    @Test
    void isReadyAndCountsItsConnections() {
        assertThat(Client.get(shop.uri("/health/ready")).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(Client.get(shop.uri("/metrics")).body())
                .contains("fraiseql_pool_limit{pool=\"shared\"} 4.0")
                .contains("fraiseql_pool_acquired_total{pool=\"shared\"}")
                .contains("fraiseql_tenants 3.0")
                .doesNotContain(ACME);
    }

    @Test
    void theDatabaseAway() {
        try (var fragile = ShopServer.start()) {
            assertThat(fragile.query(token(ACME), "{ items { id } }").statusCode())
                    .isEqualTo(200);
            String name = fragile.testDatabase().name();
            try (var other = io.fraiseql.tenancy.testing.TestDatabase.create()) {
                other.superuser(
                        "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");

                var away = fragile.query(token(ACME), "{ items { id } }");
                assertRefused(away, 503, """
                        {"errors":[{"message":"Database unavailable","extensions":{"code":"UNAVAILABLE"}}]}""");
                assertThat(away.headers().firstValue("Retry-After")).isPresent();
                assertThat(Client.get(fragile.uri("/health/ready")).statusCode())
                        .isEqualTo(503);
                assertThat(Client.get(fragile.uri("/health/live")).statusCode()).isEqualTo(200);

                other.superuser("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
            }
        }
    }

    private static void assertRefused(HttpResponse<String> response, int status, String body) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
    }

    private static Set<String> ids(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Pattern.compile("\"id\":\"([^\"]+)\"")
                .matcher(response.body())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
