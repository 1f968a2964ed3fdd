package io.fraiseql.graphql.golden;

import io.fraiseql.graphql.GraphQLEngine;
import io.fraiseql.graphql.plan.EngineLimits;
import io.fraiseql.graphql.schema.ApiLoader;
import io.fraiseql.graphql.schema.LoadedApi;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolSettings;
import io.fraiseql.tenancy.session.AdminSessions;
import io.fraiseql.tenancy.session.PostgresTenantSessions;
import io.fraiseql.tenancy.session.SessionContext;
import io.fraiseql.tenancy.session.SessionSettings;
import io.fraiseql.tenancy.session.TenantSessions;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The golden API on a database of its own, with rows of the tenants {@code a} and {@code b}. */
record TestBlog(
        TestDatabase database, ConnectionPool pool, TenantSessions sessions, LoadedApi loaded, GraphQLEngine engine)
        implements AutoCloseable {
    static TestBlog start() throws Exception {
        var database = TestDatabase.create();
        database.owner(resource("blog.sql"));
        database.superuser(resource("data.sql"));
        var timeout = Duration.ofSeconds(10);
        var pool = new ConnectionPool(PoolSettings.of(2, 2, timeout));
        var settings = SessionSettings.of(timeout);
        var sessions = new PostgresTenantSessions(pool, ConnectionUrl.parse(database.appUrl()), settings);
        var admin = new AdminSessions(pool, ConnectionUrl.parse(database.adminUrl()), settings, _ -> {});
        try (var catalog = database.connect("blog_app")) {
            var loaded = ApiLoader.load(List.of(Blog.class), catalog, "tenant_id");
            var engine = new GraphQLEngine(
                    loaded.api(), loaded.schema(), sessions, Optional.of(admin), EngineLimits.DEFAULT);
            return new TestBlog(database, pool, sessions, loaded, engine);
        }
    }

    /** The session of a tenant, named by the first letter of its rows. */
    SessionContext context(String letter, Identity identity) {
        var id = new TenantId("0000000" + letter + "-0000-4000-8000-000000000000");
        return new SessionContext(
                new Tenant(id, letter, Optional.empty(), TenantState.ACTIVE, "basic", new Placement.SharedRows()),
                identity);
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }

    private static String resource(String name) throws IOException {
        try (var in = TestBlog.class.getResourceAsStream("/golden/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
