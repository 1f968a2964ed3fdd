package io.fraiseql.server;

import io.fraiseql.graphql.GraphQLEngine;
import io.fraiseql.server.admin.AdminApi;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.identity.Authenticator;
import io.fraiseql.tenancy.identity.JwtAuthenticator;
import io.fraiseql.tenancy.resolution.TenantResolution;
import io.helidon.webserver.http.Handler;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Puts the HTTP side together in front of a backend. */
final class HttpAssembly {
    private static final Logger LOG = LoggerFactory.getLogger(FraiseQL.class);

    private final Backend backend;
    private final Embedding embedding;
    private final FraiseqlConfig config;

    HttpAssembly(Backend backend, Embedding embedding) {
        this.backend = backend;
        this.embedding = embedding;
        this.config = backend.config();
    }

    static void preload() {
        new Metrics();
        HttpServer.preload(new HttpSettings(
                "localhost", 0, 0, Duration.ofSeconds(1), Duration.ofSeconds(1), List.of(), "", false, false, false));
    }

    RunningServer start(FraiseQL owner) {
        config.warnings().forEach(LOG::warn);
        var settings = settings();
        var errorJson = new ErrorJson(JsonMapper.shared());
        var metrics = metrics();
        var handler = new GraphQLHandler(
                corridor(),
                new RequestReader(settings.bodyLimit()),
                errorJson,
                metrics,
                embedding.audit(),
                settings.serverTiming());
        var http = new HttpServer(
                settings,
                handler,
                new Health(backend::isReady),
                metrics,
                new Console(embedding.consoleTenants()),
                admin(settings.bodyLimit(), errorJson),
                errorJson);
        var running = new RunningServer(http, owner, settings.host());
        LOG.info(
                "{} is served at {}/graphql: strategy {}, {} tenants, {} connections to the shared database and {} more under"
                        + " load, {} to all",
                config.project().name(),
                running.uri(),
                config.multitenancy().strategy().name().toLowerCase(Locale.ROOT),
                backend.registry().size(),
                config.database().poolSize(),
                config.database().maxOverflow(),
                config.pools().maxConnections());
        return running;
    }

    private Optional<Handler> admin(int bodyLimit, ErrorJson errorJson) {
        if (embedding.provisioning().isPresent() && !config.auth().isConfigured()) {
            LOG.warn("/admin/graphql is not served: it asks for a token, and there is no [auth] to verify one");
            return Optional.empty();
        }
        return embedding
                .provisioning()
                .map(provisioning -> new AdminHandler(
                        authenticator(),
                        new AdminApi(provisioning),
                        new RequestReader(bodyLimit),
                        errorJson,
                        JsonMapper.shared()));
    }

    private Authenticator authenticator() {
        return JwtAuthenticator.create(config.auth(), config.multitenancy().tenantClaim());
    }

    private Corridor corridor() {
        var tenants = config.multitenancy();
        var resolution = TenantResolution.create(
                tenants, config.auth().isConfigured(), backend.registry(), embedding.tenantSources());
        GraphQLEngine engine = backend.graphql();
        return new Corridor(
                authenticator(),
                embedding.context(),
                embedding.middleware(),
                resolution::resolve,
                config.server().rateLimit().<Admission>map(TenantRateLimit::new).orElse(Admission.UNLIMITED),
                (request, identity) -> {
                    var plan = engine.plan(request, identity);
                    return (session, attributes) -> engine.execute(plan, session, attributes);
                },
                new ErrorMapping());
    }

    private Metrics metrics() {
        var metrics = new Metrics();
        metrics.gauge(
                "fraiseql.tenants",
                "Tenants that the registry knows",
                () -> backend.registry().size());
        PoolMetrics.show(backend.pool(), metrics);
        return metrics;
    }

    private HttpSettings settings() {
        var server = config.server();
        return new HttpSettings(
                server.host(),
                server.port(),
                server.bodyLimit(),
                server.requestTimeout(),
                server.shutdownTimeout(),
                server.corsOrigins(),
                config.multitenancy().tenantHeader(),
                server.serverTiming(),
                server.metrics(),
                config.graphql().graphiql());
    }
}
