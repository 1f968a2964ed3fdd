package io.fraiseql.server;

import static io.fraiseql.server.ShopServer.ACME;
import static io.fraiseql.server.ShopServer.GLOBEX;
import static io.fraiseql.server.ShopServer.SUSPENDED;
import static io.fraiseql.server.ShopServer.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.api.GraphQLException;
import io.fraiseql.api.Middleware;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.identity.TokenMint;
import io.fraiseql.tenancy.resolution.TenantRequest;
import io.fraiseql.tenancy.resolution.TenantSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an application brings along, and the middleware of the guides in Java. */
class EmbeddingTest {
    private static final String ITEMS = "{ items(limit: 1) { name } }";
    private static final String MISSING =
            "{\"errors\":[{\"message\":\"Missing tenant context\",\"extensions\":{\"code\":\"UNAUTHORIZED\"}}]}";

    @Test
    void extractTenantOfTheGuide() {
        Middleware extractTenant = (request, next) -> {
            Object tenant = request.auth().claims().get("organisation");
            if (tenant == null) {
                throw GraphQLException.unauthorized("Missing tenant context");
            }
            request.context().put("tenant_id", tenant);
            return next.next(request);
        };
        try (var shop = ShopServer.start("tenant_claim = \"absent\"", builder -> builder.middleware(extractTenant))) {
            assertThat(shop.query(organisation(ACME), ITEMS).body()).contains("acme item");
            assertThat(shop.query(organisation(GLOBEX.toUpperCase(java.util.Locale.ROOT)), ITEMS)
                            .body())
                    .contains("globex item");
            assertThat(shop.query(token(ACME), ITEMS).body()).isEqualTo(MISSING);
            assertThat(shop.anonymousQuery(ITEMS).body()).isEqualTo(MISSING);
        }
    }

    @Test
    @DisplayName("attack 2, 27: middleware without a check of its own lets nobody in without a token")
    void extractTenantWithoutACheck() {
        Middleware careless = (request, next) -> {
            request.context().put("tenant_id", request.auth().claims().get("tenant_id"));
            return next.next(request);
        };
        try (var shop = ShopServer.start("", builder -> builder.middleware(careless))) {
            assertThat(shop.query(token(ACME), ITEMS).body()).contains("acme item");
            assertThat(shop.anonymousQuery(ITEMS, "X-Tenant-ID", ACME).body()).isEqualTo(MISSING);
        }
    }

    @Test
    void validateTenantOfTheGuide() {
        Set<String> paid = Set.of(ACME, SUSPENDED);
        Middleware validateTenant = (request, next) -> {
            if (!paid.contains(request.auth().claims().get("tenant_id"))) {
                throw GraphQLException.forbidden("Tenant not found or suspended");
            }
            return next.next(request);
        };
        try (var shop = ShopServer.start("", builder -> builder.middleware(validateTenant))) {
            assertThat(shop.query(token(ACME), ITEMS).statusCode()).isEqualTo(200);
            assertThat(shop.query(token(GLOBEX), ITEMS).statusCode()).isEqualTo(403);
            assertThat(shop.query(token(SUSPENDED), ITEMS).body()).contains("TENANT_UNAVAILABLE");
        }
    }

    @Test
    void auditTenantAccessOfTheGuide() {
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        Middleware auditTenantAccess = (request, next) -> {
            var response = next.next(request);
            log.add(request.context().get("tenant_id") + " "
                    + request.auth().claims().get("sub") + " "
                    + request.operationName().orElse("-") + " " + response.status());
            return response;
        };
        try (var shop = ShopServer.start("", builder -> builder.middleware(auditTenantAccess))) {
            Client.post(
                    shop.uri("/graphql"),
                    "{\"query\":\"query Items { items { id } }\",\"operationName\":\"Items\"}",
                    "Authorization",
                    "Bearer " + token(ACME));
            shop.query(token(SUSPENDED), ITEMS);
        }
        assertThat(log).containsExactly(ACME + " u1 Items 200", "null u1 - 403");
    }

    @Test
    void theContextReachesTheResolvers() {
        try (var shop = ShopServer.start(
                "",
                builder -> builder.context(
                        request -> Map.of("trace", request.header("X-Trace").getFirst())))) {
            assertThat(shop.query(token(ACME), "{ attribute(name: \"trace\") }", "X-Trace", "t-7")
                            .body())
                    .isEqualTo("{\"data\":{\"attribute\":\"t-7\"}}");
            assertThat(shop.query(token(ACME), "{ attribute(name: \"tenant_id\") }", "X-Trace", "t-7")
                            .body())
                    .isEqualTo("{\"data\":{\"attribute\":\"" + ACME + "\"}}");
        }
    }

    @Test
    void aSourceOfTheApplicationTakesPartInTheResolution() {
        var byRegion = new TenantSource() {
            @Override
            public String name() {
                return "region";
            }

            @Override
            public Optional<TenantId> tenant(TenantRequest request) {
                return request.header("X-Region").stream()
                        .findFirst()
                        .map(region -> TenantId.parse(region.equals("west") ? ACME : GLOBEX));
            }
        };
        try (var shop = ShopServer.start("", builder -> builder.tenantSource(byRegion))) {
            assertThat(shop.query(token(ACME), ITEMS, "X-Region", "west").statusCode())
                    .isEqualTo(200);
            assertThat(shop.query(token(ACME), ITEMS, "X-Region", "east").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aDemonstrationOffersItsTenantsInGraphiql() {
        byte[] json = "[{\"name\":\"Acme\",\"token\":\"t\"}]".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try (var shop = ShopServer.start("", builder -> builder.graphiqlTenants(() -> json))) {
            assertThat(Client.get(shop.uri("/graphiql/tenants.json")).body()).contains("Acme");
            var page = Client.get(shop.uri("/"));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
            java.util.regex.Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                    .matcher(page.body())
                    .results()
                    .map(link -> link.group(1))
                    // An icon that stands in the page itself is asked of nobody.
                    .filter(link -> !link.startsWith("data:"))
                    .forEach(link -> assertThat(Client.get(shop.uri(link)).statusCode())
                            .as(link)
                            .isEqualTo(200));
        }
    }

    @Test
    void aRateLimitIsPerTenant() {
        try (var shop =
                ShopServer.start("[server]\nhost = \"127.0.0.1\"\nport = 0\nrate_limit = 1", builder -> builder)) {
            // On a slow machine a second may pass between two requests, hence several.
            var refused = Stream.generate(() -> shop.query(token(ACME), ITEMS))
                    .limit(50)
                    .filter(response -> response.statusCode() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(shop.query(token(GLOBEX), ITEMS).statusCode()).isEqualTo(200);
        }
    }

    private static String organisation(String tenant) {
        return TokenMint.mint(
                ShopServer.SECRET,
                Map.of("sub", "u1", "iss", "https://issuer.example", "organisation", tenant),
                Duration.ofMinutes(5));
    }
}
