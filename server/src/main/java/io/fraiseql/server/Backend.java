package io.fraiseql.server;

import io.fraiseql.graphql.GraphQLEngine;
import io.fraiseql.graphql.plan.EngineLimits;
import io.fraiseql.graphql.sql.RowLimits;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.GraphqlConfig;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolSettings;
import io.fraiseql.tenancy.pool.PoolState;
import io.fraiseql.tenancy.registry.PostgresTenantRegistry;
import io.fraiseql.tenancy.session.AdminSessions;
import io.fraiseql.tenancy.session.PostgresTenantSessions;
import io.fraiseql.tenancy.session.SessionSettings;
import io.fraiseql.tenancy.session.TenantSessions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is behind the HTTP side, opened and checked: the API, the registry, the sessions, the engine. Thread-safe. */
final class Backend implements AutoCloseable {
    private final FraiseqlConfig config;
    private final ServedApi api;
    private final PostgresTenantRegistry registry;
    private final ConnectionPool pool;
    private final TenantSessions sessions;
    private final GraphQLEngine engine;
    private final Closeables opened;

    private Backend(FraiseqlConfig config, List<Class<?>> apis, RequestAudit audit, Closeables opened) {
        this.config = config;
        this.opened = opened;
        this.api = ServedApi.load(apis, config.database(), config.multitenancy().tenantColumn());
        this.registry = opened.add(PostgresTenantRegistry.open(
                config.routing().registryUrl().orElse(config.database().url()),
                config.routing().registryTable(),
                config.multitenancy().strategy(),
                config.routing().refreshInterval()));
        this.pool = opened.add(new ConnectionPool(poolSettings(config)));
        var settings = new SessionSettings(
                config.database().statementTimeout(),
                SessionSettings.SUPER_ADMIN,
                config.sessionVariables().claims());
        this.sessions =
                opened.add(new PostgresTenantSessions(pool, config.database().url(), settings));
        Optional<AdminSessions> admin =
                config.database().adminUrl().map(url -> opened.add(new AdminSessions(pool, url, settings, audit)));
        this.engine =
                new GraphQLEngine(api.loaded().api(), api.loaded().schema(), sessions, admin, limits(config.graphql()));
    }

    /**
     * Opens everything, or nothing.
     *
     * @throws StartException when the database is away or does not keep tenants apart, or the strategy is not served
     * @throws io.fraiseql.graphql.SchemaException when the API does not fit the catalog
     * @throws io.fraiseql.tenancy.registry.RegistryException when the registry cannot be read
     */
    static Backend open(FraiseqlConfig config, List<Class<?>> apis, RequestAudit audit) {
        requireServed(config.multitenancy().strategy());
        var opened = new Closeables();
        try {
            return new Backend(config, apis, audit, opened);
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    FraiseqlConfig config() {
        return config;
    }

    ServedApi api() {
        return api;
    }

    PostgresTenantRegistry registry() {
        return registry;
    }

    TenantSessions sessions() {
        return sessions;
    }

    GraphQLEngine graphql() {
        return engine;
    }

    PoolState poolState() {
        return pool.state();
    }

    /** Whether the database answers. Connections that are all at work prove it as well as a question would, and asking would only wait. */
    boolean isReady() {
        PoolState state = pool.state();
        if (state.active() < state.limit()) {
            pool.release(pool.borrowProven(config.database().url()));
        }
        return true;
    }

    @Override
    public void close() {
        opened.close();
    }

    private static void requireServed(Strategy strategy) {
        switch (strategy) {
            case ROW -> {}
            case SCHEMA, DATABASE, HYBRID ->
                throw new StartException("multitenancy.strategy = \""
                        + strategy.name().toLowerCase(Locale.ROOT)
                        + "\" is not served yet; \"row\" is: shared tables behind row-level security");
        }
    }

    private static PoolSettings poolSettings(FraiseqlConfig config) {
        var database = config.database();
        var usual = PoolSettings.of(database.poolSize(), database.maxOverflow(), database.statementTimeout());
        return new PoolSettings(
                usual.kept(),
                usual.overflow(),
                usual.acquireTimeout(),
                config.pools().idleTimeout(),
                usual.maxLifetime(),
                usual.connectTimeout(),
                usual.readTimeout(),
                config.project().name());
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
