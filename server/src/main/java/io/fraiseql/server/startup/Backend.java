package io.fraiseql.server.startup;

import io.fraiseql.graphql.GraphQLEngine;
import io.fraiseql.graphql.plan.EngineLimits;
import io.fraiseql.graphql.sql.RowLimits;
import io.fraiseql.lifecycle.migration.ScratchSchema;
import io.fraiseql.server.telemetry.RequestAudit;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.GraphqlConfig;
import io.fraiseql.tenancy.config.Pooler;
import io.fraiseql.tenancy.pool.Borrower;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolKey;
import io.fraiseql.tenancy.pool.PoolSettings;
import io.fraiseql.tenancy.pool.PoolState;
import io.fraiseql.tenancy.registry.PostgresTenantRegistry;
import io.fraiseql.tenancy.session.AdminSessions;
import io.fraiseql.tenancy.session.PostgresTenantSessions;
import io.fraiseql.tenancy.session.Routes;
import io.fraiseql.tenancy.session.SessionSettings;
import io.fraiseql.tenancy.session.TenantSessions;
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
    private final TenantSessions sessions;
    private final GraphQLEngine engine;
    private final Closeables opened;

    private Backend(
            IsolationGate gate,
            List<Class<?>> apis,
            Optional<ScratchSchema> scratchSchema,
            RequestAudit audit,
            Closeables opened) {
        this.config = gate.config();
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
                        gate,
                        CatalogSample.candidates(tenants.strategy(), registry, routes),
                        CatalogSample.shared(routes),
                        scratchSchema)
                .served();
        Pooler pooler = pooler(config.database().pooler(), api.pooled());
        this.pool = opened.add(new ConnectionPool(poolSettings(config).with(pooler), api::objection));
        pool.keepOnly(this::isCurrent);
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
     * @param scratchSchema what the API is compared with where no tenant has tables yet
     * @throws StartException when the database is away or does not keep tenants apart
     * @throws io.fraiseql.graphql.SchemaException when the API does not fit the catalog
     * @throws io.fraiseql.tenancy.registry.RegistryException when the registry cannot be read
     */
    public static Backend open(
            IsolationGate gate, List<Class<?>> apis, Optional<ScratchSchema> scratchSchema, RequestAudit audit) {
        var opened = new Closeables();
        try {
            return new Backend(gate, apis, scratchSchema, audit, opened);
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    public FraiseqlConfig config() {
        return config;
    }

    public ServedApi api() {
        return api;
    }

    public PostgresTenantRegistry registry() {
        return registry;
    }

    TenantSessions sessions() {
        return sessions;
    }

    public GraphQLEngine graphql() {
        return engine;
    }

    public ConnectionPool pool() {
        return pool;
    }

    /**
     * Whether requests are worth sending here. Where all tenants share a database, it has to answer; connections that
     * are all at work prove that as well as a question would, and asking would only wait. Where some have their own,
     * one that is away is no reason to turn the others away.
     */
    public boolean isReady() {
        switch (config.multitenancy().strategy()) {
            case ROW, SCHEMA -> {
                PoolState state = pool.state(routes.shared());
                if (state.active() < state.limit()) {
                    pool.release(pool.borrowProven(routes.shared(), Borrower.probe()));
                }
            }
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
        LOG.warn(
                "A connection pooler stands in front of the database. It is taken for one in transaction mode: statements are prepared"
                        + " anew for each transaction, and settings are made in each. PgBouncer 1.21 or newer with max_prepared_statements can do"
                        + " better: database.pooler = \"prepared\". For session mode, write \"none\"; \"transaction\" keeps it as it is, without this line.");
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
                graphql.maxComplexity(),
                graphql.maxTokens(),
                graphql.maxAliases(),
                new RowLimits(graphql.defaultLimit(), graphql.maxLimit()),
                graphql.introspection(),
                EngineLimits.DEFAULT.plans());
    }
}
