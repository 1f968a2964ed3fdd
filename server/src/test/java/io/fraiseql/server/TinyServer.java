package io.fraiseql.server;

import io.fraiseql.api.Middleware;
import io.fraiseql.api.Request;
import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.graphql.GraphQLResult;
import io.fraiseql.graphql.PlannedRequest;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.server.graphiql.GraphiqlPage;
import io.fraiseql.server.http.ErrorJson;
import io.fraiseql.server.http.GraphQLHandler;
import io.fraiseql.server.http.Health;
import io.fraiseql.server.http.HttpServer;
import io.fraiseql.server.http.RequestReader;
import io.fraiseql.server.request.Admission;
import io.fraiseql.server.request.Corridor;
import io.fraiseql.server.request.Engine;
import io.fraiseql.server.request.ErrorMapping;
import io.fraiseql.server.telemetry.Metrics;
import io.fraiseql.server.telemetry.RequestAudit;
import io.fraiseql.tenancy.TenancyException;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ServerConfig;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.resolution.TenantRequest;
import io.fraiseql.tenancy.session.SessionContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP side on its own, around an engine of a few lines that answers with what it was asked. Tokens are {@code
 * Bearer <tenant>}; the one that says {@code bad} is invalid.
 */
final class TinyServer implements AutoCloseable {
    static final String SECRET_DETAIL = "duplicate key value violates unique constraint \"tb_user_email_key\"";

    private final HttpServer server;

    private TinyServer(Options options) {
        var json = new JsonMapper();
        var errors = new ErrorJson(json);
        var metrics = new Metrics();
        var corridor = new Corridor(
                TinyServer::authenticate,
                options.context,
                options.middleware,
                TinyServer::resolve,
                options.admission,
                options.engine,
                new ErrorMapping());
        var settings = new ServerConfig(
                "127.0.0.1",
                0,
                options.bodyLimit,
                options.requestTimeout,
                Duration.ofSeconds(5),
                options.corsOrigins,
                Optional.empty(),
                true,
                true);
        var handler = new GraphQLHandler(
                corridor,
                new RequestReader(options.bodyLimit),
                errors,
                metrics,
                new RequestAudit(),
                settings.serverTiming());
        server = new HttpServer(
                settings,
                "X-Tenant-ID",
                handler,
                new Health(options.ready),
                metrics,
                Optional.of(new GraphiqlPage(Optional.empty())),
                Optional.empty(),
                errors);
    }

    static Options with() {
        return new Options();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private static Identity authenticate(List<String> authorization) {
        if (authorization.isEmpty()) {
            return Identity.anonymous();
        }
        if (authorization.size() > 1 || authorization.getFirst().equals("Bearer bad")) {
            throw new TenancyException.InvalidToken("test");
        }
        String tenant = authorization.getFirst().substring("Bearer ".length());
        return new Identity(
                true,
                Optional.of(tenant),
                Optional.of("user-of-" + tenant),
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of("tenant_id", tenant));
    }

    private static Tenant resolve(TenantRequest request, Optional<TenantId> proposed) {
        List<String> headers = request.header("X-Tenant-ID");
        if (headers.size() > 1) {
            throw new TenancyException.MalformedTenant();
        }
        var named = new ArrayList<TenantId>();
        request.identity().tenantClaim().map(TenantId::parse).ifPresent(named::add);
        headers.stream().map(TenantId::parse).forEach(named::add);
        proposed.ifPresent(named::add);
        if (named.stream().distinct().count() > 1) {
            throw new TenancyException.ConflictingTenants();
        }
        TenantId id = named.stream().findFirst().orElseThrow(TenancyException.MissingTenant::new);
        if (id.value().equals("suspended")) {
            throw new TenancyException.TenantUnavailable();
        }
        return new Tenant(id, "Acme", Optional.empty(), TenantState.ACTIVE, "basic", new Placement.SharedRows());
    }

    private static PlannedRequest echo(GraphQLRequest request, Identity identity) {
        if (request.document().startsWith("mutation") && request.queriesOnly()) {
            throw new RequestException(
                    RequestException.Kind.QUERIES_ONLY,
                    List.of(new RequestException.Problem("GET takes queries only", List.of())));
        }
        if (request.document().equals("{")) {
            throw new RequestException(
                    RequestException.Kind.PARSE_FAILED,
                    List.of(new RequestException.Problem(
                            "Syntax error", List.of(new RequestException.Location(1, 2)))));
        }
        return (SessionContext session, Map<String, Object> attributes) -> {
            if (request.document().equals("boom")) {
                throw new IllegalStateException(SECRET_DETAIL);
            }
            String size = String.valueOf(request.variables().get("size"));
            String padding = size.equals("null") ? "" : "x".repeat(Integer.parseInt(size));
            String text = "{\"data\":{\"tenant\":\"%s\",\"attributes\":\"%s\",\"operation\":\"%s\",\"padding\":\"%s\"}}"
                    .formatted(
                            session.tenant().id(),
                            attributes.keySet(),
                            request.operationName().orElse(""),
                            padding);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            // The result's array is longer than the result, as a pooled or growing one is.
            return new GraphQLResult(Arrays.copyOf(bytes, bytes.length + 7), bytes.length, false, List.of());
        };
    }

    static final class Options {
        private List<Middleware> middleware = List.of();
        private Function<Request, Map<String, Object>> context = request -> Map.of();
        private Admission admission = Admission.UNLIMITED;
        private Engine engine = TinyServer::echo;
        private List<String> corsOrigins = List.of();
        private int bodyLimit = 64 << 10;
        private Duration requestTimeout = Duration.ofSeconds(30);
        private java.util.function.BooleanSupplier ready = () -> true;

        Options middleware(Middleware... given) {
            middleware = List.of(given);
            return this;
        }

        Options context(Function<Request, Map<String, Object>> given) {
            context = given;
            return this;
        }

        Options admission(Admission given) {
            admission = given;
            return this;
        }

        Options engine(Engine given) {
            engine = given;
            return this;
        }

        Options corsOrigins(String... given) {
            corsOrigins = List.of(given);
            return this;
        }

        Options requestTimeout(Duration given) {
            requestTimeout = given;
            return this;
        }

        Options ready(java.util.function.BooleanSupplier given) {
            ready = given;
            return this;
        }

        TinyServer start() {
            return new TinyServer(this);
        }
    }
}
