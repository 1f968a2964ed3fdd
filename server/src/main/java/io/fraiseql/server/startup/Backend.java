package io.fraiseql.server.startup;

import graphql.schema.GraphQLSchema;
import io.fraiseql.graphql.GraphQLEngine;
import io.fraiseql.graphql.plan.EngineLimits;
import io.fraiseql.graphql.sql.RowLimits;
import io.fraiseql.lifecycle.migration.ScratchSchema;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.GraphqlConfig;
import io.fraiseql.tenancy.config.Pooler;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolKey;
import io.fraiseql.tenancy.pool.PoolSettings;
import io.fraiseql.tenancy.registry.PostgresTenantRegistry;
import io.fraiseql.tenancy.session.AdminSessions;
import io.fraiseql.tenancy.session.AuditLog;
import io.fraiseql.tenancy.session.PostgresTenantSessions;
import io.fraiseql.tenancy.session.Readiness;
import io.fraiseql.tenancy.session.Routes;
import io.fraiseql.tenancy.session.SessionSettings;
import io.fraiseql.tenancy.session.TenantSessions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is behind the HTTP side, opened and checked: the API, the registry, the sessions, the engine. Thread-safe. */
public final class Backend implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backend.class);

    private final FraiseqlConfig config;
    private final ServedApi api;
    private final Routes routes;
    private final PostgresTenantRegistry registry;
    private final ConnectionPool pool;
    private final Readiness readiness;
    private final TenantSessions sessions;
    private final GraphQLEngine engine;
    private final Closer opened;

    private Backend(
            StartupInspection inspection,
            List<Class<?>> apis,
            Optional<ScratchSchema> scratchSchema,
            AuditLog audit,
            Closer opened) {
        this.config = inspection.config();
        this.opened = opened;
        var tenants = config.multitenancy();
        this.routes = new Routes(tenants.strategy(), config.database().url(), config.tenantUrls());
        this.registry = opened.add(PostgresTenantRegistry.open(
                config.routing().registryUrl().orElse(config.database().url()),
                config.routing().registryTable(),
                tenants.strategy(),
                config.routing().refreshInterval(),
                routes::check));
        this.api = new ApiComparison(
                        apis,
                        inspection,
                        CatalogSample.candidates(tenants.strategy(), registry, routes),
                        CatalogSample.shared(routes),
                        scratchSchema)
                .served();
        Pooler pooler = pooler(config.database().pooler(), api.behindPooler());
        this.pool = opened.add(new ConnectionPool(poolSettings(config).with(pooler), api::objection));
        pool.keepOnly(this::isCurrent);
        this.readiness = new Readiness(pool);
        var settings = new SessionSettings(
                config.database().statementTimeout(),
                SessionSettings.SUPER_ADMIN,
                config.sessionVariables().claims(),
                pooler.isPerTransaction());
        this.sessions = opened.add(new PostgresTenantSessions(pool, routes, settings));
        Optional<AdminSessions> admin = config.database()
                .adminUrl()
                .filter(_ -> tenants.strategy().sharesTables())
                .map(url -> opened.add(new AdminSessions(pool, url, settings, audit)));
        this.engine =
                new GraphQLEngine(api.loaded().api(), api.loaded().schema(), sessions, admin, limits(config.graphql()));
    }

    /**
     * Opens everything, or nothing.
     *
     * @param file where the configuration was read from, for messages
     * @param scratchSchema what the API is compared with where no tenant has tables yet
     * @throws StartException when the database is away or does not keep tenants apart
     * @throws io.fraiseql.graphql.SchemaException when the API does not fit the catalog
     * @throws io.fraiseql.tenancy.registry.RegistryException when the registry cannot be read
     */
    public static Backend open(
            FraiseqlConfig config,
            Optional<Path> file,
            List<Class<?>> apis,
            Optional<ScratchSchema> scratchSchema,
            AuditLog audit) {
        var inspection = StartupInspection.of(config, file);
        var opened = new Closer();
        try {
            return new Backend(inspection, apis, scratchSchema, audit, opened);
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    /** The configuration that it was opened with. */
    public FraiseqlConfig config() {
        return config;
    }

    /** The GraphQL schema of the API. */
    public GraphQLSchema schema() {
        return api.loaded().schema();
    }

    /** A caller who may do all that the API has; nobody can show such a token, it serves to explain. */
    public Identity unrestrictedCaller() {
        return api.unrestrictedCaller();
    }

    /** The tenants that there are. */
    public PostgresTenantRegistry registry() {
        return registry;
    }

    /** The way to tenants' rows. */
    public TenantSessions sessions() {
        return sessions;
    }

    /** What plans and executes the API's operations. */
    public GraphQLEngine graphql() {
        return engine;
    }

    /** The pool of all connections, for its state; only sessions borrow from it. */
    public ConnectionPool pool() {
        return pool;
    }

    /**
     * Whether requests are worth sending here. Where all tenants share a database, it has to answer. Where some have
     * their own, one that is away is no reason to turn the others away.
     *
     * @throws io.fraiseql.tenancy.TenancyException.DatabaseUnavailable when the shared database does not answer
     */
    public boolean isReady() {
        switch (config.multitenancy().strategy()) {
            case ROW, SCHEMA -> readiness.requireAnswer(routes.shared());
            case DATABASE, HYBRID -> {}
        }
        return true;
    }

    @Override
    public void close() {
        opened.close();
    }

    private static Pooler pooler(Pooler configured, boolean found) {
        if (configured != Pooler.AUTO || !found) {
            return configured;
        }
        LOG.warn("A connection pooler stands in front of the database. It is taken for one in transaction mode:"
                + " statements are prepared anew for each transaction, and settings are made in each. PgBouncer 1.21"
                + " or newer with max_prepared_statements can do better: database.pooler = \"prepared\". For session"
                + " mode, write \"none\"; \"transaction\" keeps it as it is, without this line.");
        return Pooler.TRANSACTION;
    }

    /** Whether the tenant that a pool is for still has its connections there. */
    private boolean isCurrent(PoolKey key) {
        return key.tenant()
                .flatMap(registry::find)
                .filter(tenant -> tenant.state() == TenantState.ACTIVE)
                .map(tenant -> routes.pool(tenant).equals(key))
                .orElse(false);
    }

    private static PoolSettings poolSettings(FraiseqlConfig config) {
        var database = config.database();
        var usual = PoolSettings.of(database.poolSize(), database.maxOverflow(), database.statementTimeout());
        return usual.with(config.pools().maxConnections(), config.pools().perTenant())
                .with(config.project().name(), config.pools().idleTimeout());
    }

    private static EngineLimits limits(GraphqlConfig graphql) {
        return new EngineLimits(
                graphql.maxDepth(),
                graphql.maxFragmentDepth(),
                graphql.maxComplexity(),
                graphql.maxTokens(),
                graphql.maxAliases(),
                graphql.maxFilters(),
                new RowLimits(graphql.defaultLimit(), graphql.maxLimit()),
                graphql.introspection(),
                EngineLimits.DEFAULT.documentBytes(),
                EngineLimits.DEFAULT.planBytes());
    }
}
