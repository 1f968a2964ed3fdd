package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.server.request.Admission;
import io.fraiseql.server.request.Engine;
import io.fraiseql.server.request.TenantRateLimit;
import io.fraiseql.tenancy.TenancyException;
import io.fraiseql.tenancy.session.SqlFailure;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of errors, row by row, as far as it hangs on no database. */
class ErrorTableTest {
    private static final String QUERY = "{\"query\":\"q\"}";

    @Test
    @DisplayName("attack 2: no tenant and no token is a 401, to the byte, in both media types")
    void missingTenant() {
        try (var server = TinyServer.with().start()) {
            for (String type : new String[] {"application/json", "application/graphql-response+json"}) {
                var response = post(server, "Accept", type);

                assertThat(response.statusCode()).isEqualTo(401);
                assertThat(response.body()).isEqualTo("""
                                {"errors":[{"message":"Missing tenant context","extensions":{"code":"UNAUTHORIZED"}}]}""");
                assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            }
        }
    }

    @Test
    @DisplayName("attack 27: an invalid token is a 401 and the header is not asked")
    void invalidToken() {
        try (var server = TinyServer.with().start()) {
            var response = post(server, "Authorization", "Bearer bad", "X-Tenant-ID", "acme");

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).isEqualTo("""
                            {"errors":[{"message":"Invalid token","extensions":{"code":"UNAUTHORIZED"}}]}""");
            assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        }
    }

    @Test
    void refusesBeforeItReadsTheBody() {
        try (var server = TinyServer.with().start()) {
            var response = Client.post(server.uri("/graphql"), "nonsense", "Authorization", "Bearer bad");

            assertThat(response.statusCode()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName("attack 75: an unavailable tenant is told by one text, without its id")
    void unavailableTenant() {
        try (var server = TinyServer.with().start()) {
            var response = post(server, "Authorization", "Bearer suspended");

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body())
                    .isEqualTo("{\"errors\":[{\"message\":\"Tenant unavailable\","
                            + "\"extensions\":{\"code\":\"TENANT_UNAVAILABLE\"}}]}");
            assertThat(response.headers().firstValue("Server-Timing")).isEmpty();
        }
    }

    @Test
    void tooManyRequests() {
        Admission closed = tenant -> {
            throw new Admission.RateLimited(Duration.ofMillis(1_200));
        };
        try (var server = TinyServer.with().admission(closed).start()) {
            var response = post(server, "Authorization", "Bearer acme");

            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(response.body()).isEqualTo("""
                            {"errors":[{"message":"Too many requests","extensions":{"code":"RATE_LIMITED"}}]}""");
        }
    }

    @Test
    @DisplayName("attack 51, 73: one tenant's flood is refused, another tenant is served, and time gives back")
    void rateLimit() {
        try (var server = TinyServer.with().admission(new TenantRateLimit(1)).start()) {
            var statuses = Stream.generate(
                            () -> post(server, "Authorization", "Bearer noisy").statusCode())
                    .limit(50)
                    .toList();

            assertThat(statuses).startsWith(200).contains(429);
            assertThat(post(server, "Authorization", "Bearer quiet").statusCode())
                    .isEqualTo(200);
            assertThat(Stream.generate(() -> post(server, "Authorization", "Bearer noisy")
                                    .statusCode())
                            .limit(10_000)
                            .anyMatch(status -> status == 200))
                    .isTrue();
        }
    }

    static Stream<Arguments> failuresOfTheSession() {
        var cause = new SQLException("ERROR: secret_table", "57014");
        return Stream.of(
                Arguments.of(
                        new TenancyException.DatabaseUnavailable(Duration.ofSeconds(5), cause),
                        503,
                        "UNAVAILABLE",
                        "Database unavailable",
                        "5"),
                Arguments.of(
                        new TenancyException.KeysUnavailable(cause),
                        503,
                        "UNAVAILABLE",
                        "Token verification is unavailable",
                        "5"),
                Arguments.of(new TenancyException.StatementTimeout(cause), 504, "TIMEOUT", "Statement timeout", ""),
                Arguments.of(
                        new TenancyException.ConflictingTenants(), 403, "FORBIDDEN", "Conflicting tenant context", ""),
                Arguments.of(new TenancyException.MalformedTenant(), 400, "BAD_USER_INPUT", "Malformed tenant", ""));
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheSession")
    void failuresOfTheSession(RuntimeException failure, int status, String code, String message, String retryAfter) {
        try (var server = TinyServer.with().engine(failing(failure)).start()) {
            for (String type : new String[] {"application/json", "application/graphql-response+json"}) {
                var response = post(server, "Authorization", "Bearer acme", "Accept", type);

                assertThat(response.statusCode()).isEqualTo(status);
                assertThat(response.body())
                        .isEqualTo("{\"errors\":[{\"message\":\"" + message + "\",\"extensions\":{\"code\":\"" + code
                                + "\"}}]}");
                assertThat(response.headers().firstValue("Retry-After").orElse(""))
                        .isEqualTo(retryAfter);
            }
        }
    }

    static Stream<Throwable> defects() {
        return Stream.of(
                new IllegalStateException("secret_table"),
                new SqlFailure(new SQLException("ERROR: duplicate key in secret_table", "23505")),
                new TenancyException.NoSession("secret_table"),
                new NullPointerException(),
                new StackOverflowError("secret_table"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    @DisplayName("attack 31: everything else is a 500 with a reference and not a word of SQL")
    void defects(Throwable failure) {
        try (var server = TinyServer.with().engine(failing(failure)).start()) {
            var response = post(server, "Authorization", "Bearer acme");

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body())
                    .matches(Pattern.compile("\\{\"errors\":\\[\\{\"message\":\"Internal error\",\"extensions\":"
                            + "\\{\"code\":\"INTERNAL\",\"reference\":\"[0-9a-z]{11,13}\"}}]}"));
        }
    }

    private static Engine failing(Throwable failure) {
        return (request, identity) -> (session, attributes) -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        };
    }

    private static HttpResponse<String> post(TinyServer server, String... headers) {
        return Client.post(server.uri("/graphql"), QUERY, headers);
    }
}
