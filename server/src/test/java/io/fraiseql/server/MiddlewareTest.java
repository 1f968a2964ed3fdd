package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.api.GraphQLException;
import io.fraiseql.api.Middleware;
import io.fraiseql.api.Response;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MiddlewareTest {
    private static final String QUERY = "{\"query\":\"q\",\"operationName\":\"Posts\"}";
    private static final String[] ACME = {"Authorization", "Bearer acme"};

    @Test
    void runsFromTheOutsideInAndRecordsWhatTheEngineAnswered() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        Middleware outer = (request, next) -> {
            seen.add("outer " + request.method() + " " + request.operationName().orElseThrow() + " "
                    + request.auth().claims().get("tenant_id"));
            Response response = next.next(request);
            seen.add("outer " + response.status() + " " + response.errorCodes() + " "
                    + request.context().get("tenant_id"));
            return response;
        };
        Middleware inner = (request, next) -> {
            seen.add("inner");
            return next.next(request);
        };
        try (var server = TinyServer.with().middleware(outer, inner).start()) {
            assertThat(post(server, QUERY, ACME).statusCode()).isEqualTo(200);
            assertThat(post(server, "{\"query\":\"{\",\"operationName\":\"Bad\"}", ACME)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(post(server, QUERY, "Authorization", "Bearer suspended").statusCode())
                    .isEqualTo(403);
        }
        assertThat(seen)
                .containsExactly(
                        "outer POST Posts acme",
                        "inner",
                        "outer 200 [] acme",
                        "outer POST Bad acme",
                        "inner",
                        "outer 400 [GRAPHQL_PARSE_FAILED] acme",
                        "outer POST Posts suspended",
                        "inner",
                        "outer 403 [TENANT_UNAVAILABLE] null");
    }

    @Test
    void aMiddlewareMayNameTheTenant() {
        Middleware extractTenant = (request, next) -> {
            request.context().put("tenant_id", "acme");
            return next.next(request);
        };
        try (var server = TinyServer.with().middleware(extractTenant).start()) {
            assertThat(post(server, QUERY).body()).contains("\"tenant\":\"acme\"");
            assertThat(post(server, QUERY, "Authorization", "Bearer globex").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName(
            "attack 4: a middleware that looked for a tenant and found none does not hand the choice to the headers")
    void aNullTenantIsRefused() {
        Middleware forgetful = (request, next) -> {
            request.context().put("tenant_id", request.auth().claims().get("absent"));
            return next.next(request);
        };
        try (var server = TinyServer.with().middleware(forgetful).start()) {
            assertThat(post(server, QUERY, "X-Tenant-ID", "acme").statusCode()).isEqualTo(401);
        }
        Middleware confused = (request, next) -> {
            request.context().put("tenant_id", List.of("acme"));
            return next.next(request);
        };
        try (var server = TinyServer.with().middleware(confused).start()) {
            assertThat(post(server, QUERY, "X-Tenant-ID", "acme").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aMiddlewareMayRefuse() {
        Middleware validateTenant = (request, next) -> {
            if (!request.auth().authenticated()) {
                throw GraphQLException.unauthorized("Missing tenant context");
            }
            if (!request.header("x-blocked").isEmpty()) {
                throw GraphQLException.forbidden("Blocked");
            }
            throw new GraphQLException("TEAPOT", "Short and stout", Map.of("handle", 1));
        };
        try (var server = TinyServer.with().middleware(validateTenant).start()) {
            var unauthorized = post(server, QUERY);
            assertThat(unauthorized.statusCode()).isEqualTo(401);
            assertThat(unauthorized.body()).isEqualTo("""
                            {"errors":[{"message":"Missing tenant context","extensions":{"code":"UNAUTHORIZED"}}]}""");
            assertThat(post(server, QUERY, "Authorization", "Bearer acme", "X-Blocked", "1")
                            .statusCode())
                    .isEqualTo(403);
            var own = post(server, QUERY, ACME);
            assertThat(own.statusCode()).isEqualTo(400);
            assertThat(own.body())
                    .isEqualTo("{\"errors\":[{\"message\":\"Short and stout\","
                            + "\"extensions\":{\"code\":\"TEAPOT\",\"handle\":1}}]}");
        }
    }

    @Test
    void theContextHookFeedsTheResolvers() {
        try (var server = TinyServer.with()
                .context(request -> Map.of("trace", request.header("x-trace")))
                .start()) {
            assertThat(post(server, QUERY, "Authorization", "Bearer acme", "X-Trace", "7")
                            .body())
                    .contains("\"attributes\":\"[trace, tenant_id]\"");
        }
    }

    @Test
    void aRequestIsServedOnceAndOnlyThroughNext() {
        Middleware silent = (request, next) -> new Response(200, List.of());
        Middleware twice = (request, next) -> {
            next.next(request);
            return next.next(request);
        };
        for (Middleware wrong : List.of(silent, twice)) {
            try (var server = TinyServer.with().middleware(wrong).start()) {
                var response = post(server, QUERY, ACME);
                assertThat(response.statusCode()).isEqualTo(500);
                assertThat(response.body()).contains("\"code\":\"INTERNAL\"").doesNotContain("middleware");
            }
        }
    }

    @Test
    void aClientNeverWritesIntoTheContext() {
        var seen = new HashMap<String, Object>();
        Middleware look = (request, next) -> {
            seen.putAll(request.context());
            return next.next(request);
        };
        try (var server = TinyServer.with().middleware(look).start()) {
            post(server, "{\"query\":\"q\",\"extensions\":{\"tenant_id\":\"globex\"}}", ACME);
        }
        assertThat(seen).isEmpty();
    }

    private static HttpResponse<String> post(TinyServer server, String body, String... headers) {
        return Client.post(server.uri("/graphql"), body, headers);
    }
}
