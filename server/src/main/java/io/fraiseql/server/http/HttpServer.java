package io.fraiseql.server.http;

import io.fraiseql.server.telemetry.Metrics;
import io.fraiseql.tenancy.config.ServerConfig;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.Optional;

/** The routes, the limits and the life of the web server. Thread-safe. */
public final class HttpServer implements AutoCloseable {
    private static final int MAX_HEAD_BYTES = 16_384;
    private static final Duration TIMEOUT_CHECK = Duration.ofSeconds(1);

    private final WebServer server;
    private final Health health;
    private final ConnectionCloseFilter connectionClose = new ConnectionCloseFilter();

    /**
     * Listens.
     *
     * @param tenantHeader the header that may name a tenant, for CORS
     * @param page what stands at {@code /}; empty for nothing
     * @throws UncheckedIOException when the address cannot be bound
     */
    public HttpServer(
            ServerConfig settings,
            String tenantHeader,
            Handler graphql,
            Health health,
            Metrics metrics,
            Optional<HttpFeature> page,
            Optional<Handler> admin,
            ErrorJson errors) {
        this.health = health;
        this.server = configured(settings)
                .directHandlers(directHandlers(errors))
                .routing(routing(
                                settings,
                                new Cors(settings.corsOrigins(), tenantHeader),
                                graphql,
                                health,
                                metrics,
                                page,
                                admin)
                        .addFilter(HttpServer::originFormOnly)
                        .addFilter(connectionClose))
                .build()
                .start();
        if (!server.isRunning()) {
            throw new UncheckedIOException(
                    "cannot listen on " + settings.host() + ":" + settings.port()
                            + "; is the port taken? Another one is set by [server] port, and 0 lets the system choose",
                    new BindException(settings.host() + ":" + settings.port()));
        }
    }

    /** Makes a web server that listens nowhere, so that its classes are there when one is needed. */
    public static void preload(ServerConfig settings) {
        configured(settings)
                .routing(HttpRouting.builder().any("/", (_, response) -> response.send()))
                .build();
    }

    private static WebServerConfig.Builder configured(ServerConfig settings) {
        var http1 = Http1Config.builder()
                .name("http_1_1")
                .maxHeadersSize(MAX_HEAD_BYTES)
                .maxPrologueLength(MAX_HEAD_BYTES)
                .sendKeepAliveHeader(false)
                .build();
        return WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(new RequestTimeoutSelector(http1, settings.requestTimeout()))
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .idleConnectionTimeout(settings.requestTimeout())
                .idleConnectionPeriod(TIMEOUT_CHECK)
                .maxPayloadSize(settings.bodyLimit())
                .shutdownGracePeriod(settings.shutdownTimeout())
                .contentEncoding(ContentEncodingContext.builder()
                        .contentEncodingsDiscoverServices(false)
                        .build());
    }

    /** The port that is listened on. */
    public int port() {
        return server.port();
    }

    /** Stops to listen, lets running requests finish for as long as the settings say, and ends the rest. */
    @Override
    public void close() {
        health.stopping();
        connectionClose.stopping();
        server.stop();
    }

    private static HttpRouting.Builder routing(
            ServerConfig settings,
            Cors cors,
            Handler graphql,
            Health health,
            Metrics metrics,
            Optional<HttpFeature> page,
            Optional<Handler> admin) {
        Handler served = settings.corsOrigins().isEmpty()
                ? graphql
                : (request, response) -> {
                    cors.allow(request, response);
                    graphql.handle(request, response);
                };
        var routing = HttpRouting.builder()
                .post("/graphql", served)
                .get("/graphql", served)
                .route(Method.OPTIONS, "/graphql", cors::preflight)
                .any("/graphql", HttpServer::methodNotAllowed)
                .get("/health/live", health::live)
                .get("/health/ready", health::ready);
        admin.ifPresent(handler -> routing.post("/admin/graphql", handler)
                .any("/admin/graphql", (_, response) -> refuseMethod(response, "POST")));
        if (settings.metrics()) {
            routing.get("/metrics", (request, response) -> {
                response.header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
                response.header(ResponseHeaders.NO_STORE);
                response.send(metrics.scrape());
            });
        }
        page.ifPresent(feature -> feature.setup(routing));
        return routing;
    }

    // The web server takes `POST http://acme.example/graphql` and routes it by its path, while the tenant is looked up
    // by the Host header: two hosts in one request, and a gateway in front may have believed the other one.
    private static void originFormOnly(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!request.prologue().uriPath().rawPath().startsWith("/")) {
            throw new HttpException("request target", Status.BAD_REQUEST_400, false);
        }
        chain.proceed();
    }

    private static void methodNotAllowed(ServerRequest request, ServerResponse response) {
        refuseMethod(response, "GET, POST, OPTIONS");
    }

    private static void refuseMethod(ServerResponse response, String allowed) {
        response.header(HeaderNames.ALLOW, allowed);
        throw new HttpException("method", Status.METHOD_NOT_ALLOWED_405, true);
    }

    private static DirectHandlers directHandlers(ErrorJson errors) {
        var handler = new ProtocolErrors(errors);
        var handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, handler);
        }
        return handlers.build();
    }
}
