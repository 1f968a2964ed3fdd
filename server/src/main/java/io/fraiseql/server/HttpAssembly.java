package io.fraiseql.server;

import io.fraiseql.server.admin.AdminHandler;
import io.fraiseql.server.graphiql.GraphiqlPage;
import io.fraiseql.server.http.ErrorJson;
import io.fraiseql.server.http.GraphQLHandler;
import io.fraiseql.server.http.Health;
import io.fraiseql.server.http.HttpServer;
import io.fraiseql.server.http.RequestReader;
import io.fraiseql.server.request.Admission;
import io.fraiseql.server.request.Corridor;
import io.fraiseql.server.request.ErrorMapping;
import io.fraiseql.server.request.TenantRateLimit;
import io.fraiseql.server.startup.Backend;
import io.fraiseql.server.startup.StartException;
import io.fraiseql.server.telemetry.Metrics;
import io.fraiseql.server.telemetry.PoolMetrics;
import io.fraiseql.server.telemetry.RequestAudit;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.ServerConfig;
import io.fraiseql.tenancy.identity.Authenticator;
import io.fraiseql.tenancy.identity.JwtAuthenticator;
import io.fraiseql.tenancy.resolution.TenantResolution;
import io.helidon.webserver.http.Handler;
import java.io.UncheckedIOException;
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
    private final Extensions extensions;
    private final FraiseqlConfig config;

    HttpAssembly(Backend backend, Extensions extensions) {
        this.backend = backend;
        this.extensions = extensions;
        this.config = backend.config();
    }

    static void preload() {
        new Metrics();
        HttpServer.preload(new ServerConfig(
                "localhost",
                0,
                1 << 10,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                List.of(),
                Optional.empty(),
                false,
                false));
    }

    RunningServer start(FraiseQL owner) {
        config.warnings().forEach(LOG::warn);
        ServerConfig settings = config.server();
        var errorJson = new ErrorJson(JsonMapper.shared());
        var metrics = metrics();
        var handler = new GraphQLHandler(
                corridor(),
                new RequestReader(settings.bodyLimit()),
                errorJson,
                metrics,
                new RequestAudit(),
                settings.serverTiming());
        HttpServer http = listen(settings, handler, metrics, errorJson);
        var running = new RunningServer(http, owner, settings.host());
        LOG.info(
                "{} is served at {}/graphql: strategy {}, {} tenants, {} connections to the shared database and {}"
                        + " more under load, {} to all",
                config.project().name(),
                running.uri(),
                config.multitenancy().strategy().name().toLowerCase(Locale.ROOT),
                backend.registry().size(),
                config.database().poolSize(),
                config.database().maxOverflow(),
                config.pools().maxConnections());
        return running;
    }

    private HttpServer listen(ServerConfig settings, Handler graphql, Metrics metrics, ErrorJson errorJson) {
        try {
            return new HttpServer(
                    settings,
                    config.multitenancy().tenantHeader(),
                    graphql,
                    new Health(backend::isReady),
                    metrics,
                    config.graphql().graphiql()
                            ? Optional.of(new GraphiqlPage(extensions.graphiqlTenants()))
                            : Optional.empty(),
                    admin(settings.bodyLimit(), errorJson),
                    errorJson);
        } catch (UncheckedIOException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<Handler> admin(int bodyLimit, ErrorJson errorJson) {
        if (extensions.provisioning().isPresent() && !config.auth().isConfigured()) {
            LOG.warn("/admin/graphql is not served: it asks for a token, and there is no [auth] to verify one");
            return Optional.empty();
        }
        return extensions
                .provisioning()
                .map(provisioning -> new AdminHandler(
                        authenticator(), provisioning, new RequestReader(bodyLimit), errorJson, JsonMapper.shared()));
    }

    private Authenticator authenticator() {
        return JwtAuthenticator.create(config.auth(), config.multitenancy().tenantClaim());
    }

    private Corridor corridor() {
        var tenants = config.multitenancy();
        var resolution = TenantResolution.create(
                tenants, config.auth().isConfigured(), backend.registry(), extensions.tenantSources());
        return new Corridor(
                authenticator(),
                extensions.context(),
                extensions.middleware(),
                resolution::resolve,
                config.server().rateLimit().<Admission>map(TenantRateLimit::new).orElse(Admission.UNLIMITED),
                backend.graphql()::plan,
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
}
