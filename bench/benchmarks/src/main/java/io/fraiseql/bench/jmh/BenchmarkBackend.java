package io.fraiseql.bench.jmh;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.LocalPostgres;
import io.fraiseql.embedded.ProjectDatabase;
import io.fraiseql.embedded.ProjectRoles;
import io.fraiseql.embedded.SqlScript;
import io.fraiseql.graphql.GraphQLEngine;
import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.graphql.plan.EngineLimits;
import io.fraiseql.graphql.schema.ApiLoader;
import io.fraiseql.graphql.schema.LoadedApi;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolSettings;
import io.fraiseql.tenancy.registry.PostgresTenantRegistry;
import io.fraiseql.tenancy.registry.RegistrySql;
import io.fraiseql.tenancy.session.PostgresTenantSessions;
import io.fraiseql.tenancy.session.SessionSettings;
import io.fraiseql.tenancy.session.TenantSessions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is behind the HTTP side, over an embedded PostgreSQL. */
final class BenchmarkBackend implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final LocalPostgres server;
    private final DatabaseAccess app;
    private final PostgresTenantRegistry registry;
    private final ConnectionPool pool;
    private final TenantSessions sessions;
    private final LoadedApi api;

    private BenchmarkBackend() throws Exception {
        server = LocalPostgres.create();
        var database = ProjectDatabase.create(server.start(), ProjectRoles.of("bench"));
        app = database.app();
        try (var owner = database.owner().connect()) {
            new SqlScript("the registry", RegistrySql.create("tenant_databases", app.user())).run(owner);
            new SqlScript("the notes", Notes.SQL).run(owner);
        }
        registry = PostgresTenantRegistry.open(url(), "tenant_databases", Strategy.ROW, TIMEOUT);
        pool = new ConnectionPool(PoolSettings.of(8, 0, TIMEOUT));
        sessions = new PostgresTenantSessions(pool, url(), SessionSettings.of(TIMEOUT));
        try (var connection = app.connect()) {
            api = ApiLoader.load(List.of(Notes.class), connection, "tenant_id");
        }
    }

    public static BenchmarkBackend open() throws Exception {
        return new BenchmarkBackend();
    }

    ConnectionUrl url() {
        return ConnectionUrl.parse(app.url());
    }

    public ConnectionPool pool() {
        return pool;
    }

    public PostgresTenantRegistry registry() {
        return registry;
    }

    TenantSessions sessions() {
        return sessions;
    }

    DatabaseAccess app() {
        return app;
    }

    Tenant tenant() {
        return registry.find(TenantId.parse(Notes.TENANT)).orElseThrow();
    }

    /** An engine that runs in these sessions. */
    GraphQLEngine engine(TenantSessions in) {
        return new GraphQLEngine(api.api(), api.schema(), in, Optional.empty(), EngineLimits.DEFAULT);
    }

    static GraphQLRequest request(String document, int limit) {
        return new GraphQLRequest(document, Optional.empty(), Map.of("limit", limit), false);
    }

    @Override
    public void close() {
        sessions.close();
        pool.close();
        registry.close();
        server.close();
    }
}
