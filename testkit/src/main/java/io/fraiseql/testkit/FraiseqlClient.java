package io.fraiseql.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the server under test. A client is nobody until {@link #as} makes it somebody; its token then has every scope
 * and permission that the API asks for anywhere, and the roles that are given. Immutable and thread-safe.
 */
public final class FraiseqlClient {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final RunningTest test;
    private final Optional<Caller> caller;

    FraiseqlClient(RunningTest test) {
        this(test, Optional.empty());
    }

    private FraiseqlClient(RunningTest test, Optional<Caller> caller) {
        this.test = test;
        this.caller = caller;
    }

    /** As the user of a tenant of this test. */
    public FraiseqlClient as(TestTenant tenant) {
        return as(tenant.id(), tenant.user());
    }

    /** As somebody of any tenant, such as one that the project's SQL registers. */
    public FraiseqlClient as(String tenant) {
        return as(tenant, UUID.randomUUID().toString());
    }

    /** As a user with roles, of a tenant of this test. */
    public FraiseqlClient as(TestTenant tenant, String user, String... roles) {
        return as(tenant.id(), user, roles);
    }

    /**
     * As a user with roles.
     *
     * @param tenant the id of any tenant
     * @param user the token's subject
     */
    public FraiseqlClient as(String tenant, String user, String... roles) {
        Objects.requireNonNull(tenant, "tenant is null");
        Objects.requireNonNull(user, "user is null");
        return new FraiseqlClient(test, Optional.of(new Caller(tenant, user, List.of(roles), Map.of())));
    }

    /**
     * The same caller with a claim in the token, in place of the one of that name: {@code claim("scope", "read:posts")}
     * takes the other scopes away.
     *
     * @throws IllegalStateException when this client is nobody yet
     */
    public FraiseqlClient claim(String name, Object value) {
        Caller somebody = caller.orElseThrow(() -> new IllegalStateException("say first who asks: client.as(tenant)"));
        return new FraiseqlClient(test, Optional.of(somebody.with(name, value)));
    }

    /**
     * Asks. An answer with errors is an answer too: {@link Answer#data} fails on it, {@link Answer#errors} shows them.
     */
    public Answer query(String document) {
        return query(document, Map.of());
    }

    /** Asks with variables. */
    public Answer query(String document, Map<String, ? extends @Nullable Object> variables) {
        var request = HttpRequest.newBuilder(test.server().uri().resolve("/graphql"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json")
                .POST(BodyPublishers.ofString(JsonMapper.shared()
                        .writeValueAsString(Map.of("query", document, "variables", new LinkedHashMap<>(variables)))));
        caller.ifPresent(somebody -> request.header(
                "Authorization", "Bearer " + somebody.token(test.server().tokens())));
        try {
            var response = test.server().http().send(request.build(), BodyHandlers.ofString());
            return Answer.of(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + document, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the answer to " + document, e);
        }
    }

    /**
     * Runs a mutation that has to succeed, for what comes after would prove nothing without it; {@link #query} takes
     * one that may be refused.
     *
     * @throws AssertionError with the errors, when there are any
     */
    public Answer mutate(String document) {
        return mutate(document, Map.of());
    }

    /** Runs a mutation with variables, which has to succeed. */
    public Answer mutate(String document, Map<String, ? extends @Nullable Object> variables) {
        return query(document, variables).requireNoErrors();
    }

    /**
     * Runs a query as each tenant of this test, of which it makes two if there are fewer, and compares every
     * two answers.
     *
     * @throws AssertionError with the rows, when two tenants are given the same row; when a list or a field of the
     *     answer has no row for some tenant, since then nothing is proven; and when an answer has errors
     */
    public void assertIsolated(String document) {
        assertIsolated(document, Map.of());
    }

    /** The same with variables. */
    public void assertIsolated(String document, Map<String, ? extends @Nullable Object> variables) {
        var answers = new LinkedHashMap<TestTenant, AnswerRows>();
        for (TestTenant tenant : test.atLeastTwoTenants()) {
            answers.put(
                    tenant, AnswerRows.of(as(tenant).query(document, variables).data()));
        }
        IsolationAssertion.check(document, answers);
    }

    /** Who asks. */
    private record Caller(String tenant, String user, List<String> roles, Map<String, Object> claims) {
        Caller with(String name, Object value) {
            var more = new HashMap<>(claims);
            more.put(name, value);
            return new Caller(tenant, user, roles, Map.copyOf(more));
        }

        String token(TokenSigner tokens) {
            return tokens.sign(tenant, user, roles, claims);
        }
    }
}
