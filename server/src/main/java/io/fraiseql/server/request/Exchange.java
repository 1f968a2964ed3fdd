package io.fraiseql.server.request;

import io.fraiseql.api.Request;
import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.resolution.TenantRequest;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request on its way, and what the steps have found out about it. Confined to the request's thread. */
public final class Exchange implements Request, TenantRequest {
    private final String method;
    private final Headers headers;
    private final String peer;
    private final Timings timings = new Timings();
    private final Map<String, Object> context = new LinkedHashMap<>();

    private Identity identity = Identity.anonymous();
    private @Nullable GraphQLRequest request;
    private @Nullable Tenant tenant;
    private @Nullable Answer answer;
    private boolean served;

    /** @param peer the client's address, for the audit */
    public Exchange(String method, Headers headers, String peer) {
        this.method = method;
        this.headers = headers;
        this.peer = peer;
    }

    @Override
    public String method() {
        return method;
    }

    /**
     * The values one by one as they came, neither joined nor split at commas: a doubled header must be seen as doubled.
     */
    @Override
    public List<String> header(String name) {
        HeaderName header = HeaderNames.create(name);
        return headers.contains(header) ? List.copyOf(headers.get(header).allValues()) : List.of();
    }

    @Override
    public List<String> headerNames() {
        var names = new ArrayList<String>(headers.size());
        headers.forEach(header -> names.add(header.headerName().defaultCase()));
        return names;
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public Auth auth() {
        return new VerifiedAuth(identity);
    }

    @Override
    public Optional<String> operationName() {
        return request == null ? Optional.empty() : request.operationName();
    }

    @Override
    public Map<String, Object> context() {
        return context;
    }

    /** The client's address. */
    public String peer() {
        return peer;
    }

    /** When the request entered each step. */
    public Timings timings() {
        return timings;
    }

    /** Keeps who asks. */
    public void identified(Identity caller) {
        this.identity = caller;
    }

    void requested(GraphQLRequest graphql) {
        this.request = graphql;
    }

    GraphQLRequest request() {
        if (request == null) {
            throw new IllegalStateException("the request has not been read yet");
        }
        return request;
    }

    void resolved(Tenant owner) {
        this.tenant = owner;
    }

    /** The tenant that the request is for; empty until it is resolved. */
    public Optional<Tenant> tenant() {
        return Optional.ofNullable(tenant);
    }

    /** Told once, when the middleware lets the request through to be served. */
    void serving() {
        if (served) {
            throw new IllegalStateException("middleware called next twice; one request is served once");
        }
        served = true;
    }

    void answered(Answer given) {
        this.answer = given;
    }

    Answer answer() {
        if (answer == null) {
            throw new IllegalStateException(
                    "middleware returned without calling next; to refuse a request, throw a GraphQLException");
        }
        return answer;
    }

    private record VerifiedAuth(Identity identity) implements Auth {
        @Override
        public boolean authenticated() {
            return identity.authenticated();
        }

        @Override
        public Map<String, Object> claims() {
            return identity.claims();
        }
    }
}
