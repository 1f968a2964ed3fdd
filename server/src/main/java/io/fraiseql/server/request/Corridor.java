package io.fraiseql.server.request;

import io.fraiseql.api.Middleware;
import io.fraiseql.api.Request;
import io.fraiseql.api.Response;
import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.graphql.GraphQLResult;
import io.fraiseql.graphql.PlannedRequest;
import io.fraiseql.tenancy.TenancyException;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.identity.Authenticator;
import io.fraiseql.tenancy.session.SessionContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of every request, from a header to an answer. Each step either hands on what the next one needs or throws; a
 * step that throws ends the walk, and nothing that it should have found out is guessed. The database is first touched
 * in the last step, when the tenant is known, active and admitted, and the caller may do what the document asks.
 *
 * @param context what the embedding application adds to every request's context
 */
public record Corridor(
        Authenticator authenticator,
        Function<Request, Map<String, Object>> context,
        List<Middleware> middleware,
        TenantResolver resolver,
        Admission admission,
        Engine engine,
        ErrorMapping errors) {
    private static final String TENANT_ID = "tenant_id";

    public Corridor {
        middleware = List.copyOf(middleware);
    }

    /**
     * Walks to the end.
     *
     * @param reader reads the request; not called when the caller is refused before
     * @throws ConnectionFailure when reading fails because of the connection
     */
    public Answer walk(Exchange exchange, Supplier<GraphQLRequest> reader) {
        try {
            exchange.timings().enter(Step.AUTHENTICATE);
            exchange.identified(authenticator.authenticate(exchange.header("Authorization")));

            exchange.timings().enter(Step.READ);
            exchange.requested(reader.get());

            exchange.timings().enter(Step.RESOLVE);
            exchange.context().putAll(context.apply(exchange));
            pass(0, exchange, exchange);
            return exchange.answer();
        } catch (ConnectionFailure e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return errors.answer(e, exchange.timings().current());
        }
    }

    private Response pass(int index, Exchange exchange, Request request) {
        if (index < middleware.size()) {
            return middleware.get(index).handle(request, next -> pass(index + 1, exchange, next));
        }
        exchange.serving();
        Answer answer = serve(exchange, request.context());
        exchange.answered(answer);
        return new Response(answer.status(MediaType.GRAPHQL_RESPONSE), answer.errorCodes());
    }

    // Failures become answers here and not in walk, so that middleware sees how a request ended.
    private Answer serve(Exchange exchange, Map<String, Object> attributes) {
        try {
            Tenant tenant = resolver.resolve(exchange, proposed(attributes));
            exchange.resolved(tenant);
            attributes.put(TENANT_ID, tenant.id().value());

            exchange.timings().enter(Step.ADMIT);
            admission.admit(tenant);

            exchange.timings().enter(Step.PLAN);
            PlannedRequest planned = engine.plan(exchange.request(), exchange.identity());

            exchange.timings().enter(Step.SESSION);
            var session = new SessionContext(tenant, exchange.identity());
            GraphQLResult result =
                    planned.execute(session, Collections.unmodifiableMap(new LinkedHashMap<>(attributes)));
            return new Answer.Executed(result);
        } catch (RuntimeException | StackOverflowError e) {
            return errors.answer(e, exchange.timings().current());
        }
    }

    // A key that is there and holds nothing usable is malformed, not absent: middleware that looked up a tenant and
    // found none must not hand the choice back to the headers.
    private static Optional<TenantId> proposed(Map<String, Object> attributes) {
        if (!attributes.containsKey(TENANT_ID)) {
            return Optional.empty();
        }
        @Nullable Object value = attributes.get(TENANT_ID);
        return Optional.of(
                switch (value) {
                    case TenantId id -> id;
                    case String text -> TenantId.parse(text);
                    case UUID uuid -> TenantId.parse(uuid.toString());
                    case null -> throw new TenancyException.MissingTenant();
                    default -> throw new TenancyException.MalformedTenant();
                });
    }
}
