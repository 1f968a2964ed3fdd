package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.DedicatedPool;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolSettings;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of {@link SharedRows}, each tenant's where a strategy has them: a third in each kind of place, where it
 * is hybrid.
 */
final class PlacedRows implements AutoCloseable {
    private static final String TABLES = """
            CREATE TABLE tb_note (tenant_id uuid NOT NULL, id int NOT NULL, canary text NOT NULL, PRIMARY KEY (tenant_id, id));
            CREATE TABLE tb_written (LIKE tb_note);
            ALTER TABLE tb_note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
            ALTER TABLE tb_written ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
            CREATE POLICY tenant ON tb_note USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
            CREATE POLICY tenant ON tb_written USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
            GRANT SELECT ON tb_note TO blog_app;
            GRANT SELECT, INSERT, DELETE ON tb_written TO blog_app;
            """;

    final TestDatabase database = TestDatabase.create();
    final ConnectionPool pool;
    final PostgresTenantSessions sessions;
    private final ConnectionUrl url;
    private final List<TestDatabase> own = new ArrayList<>();
    private final List<SessionContext> contexts = new ArrayList<>();

    PlacedRows(Strategy strategy, PoolSettings settings, int tenants) {
        database.owner(TABLES);
        for (int number = 1; number <= tenants; number++) {
            contexts.add(place(number, kind(strategy, number)));
        }
        this.url = ConnectionUrl.parse(database.appUrl());
        this.pool = new ConnectionPool(settings);
        this.sessions = sessions(Duration.ofSeconds(20));
    }

    PostgresTenantSessions sessions(Duration timeout) {
        return new PostgresTenantSessions(
                pool, url, new SessionSettings(timeout, SessionSettings.SUPER_ADMIN, Map.of("app.user_role", "role")));
    }

    /** Tenants count from 1. */
    SessionContext tenant(int number) {
        return contexts.get(number - 1);
    }

    int tenants() {
        return contexts.size();
    }

    private static Strategy kind(Strategy strategy, int number) {
        return strategy == Strategy.HYBRID
                ? List.of(Strategy.ROW, Strategy.SCHEMA, Strategy.DATABASE).get(number % 3)
                : strategy;
    }

    private SessionContext place(int number, Strategy kind) {
        SessionContext shared = SharedRows.tenant(number);
        String id = shared.tenant().id().value();
        return switch (kind) {
            case ROW, HYBRID -> {
                fill(database, "", id, number);
                // Every other one has connections for itself.
                yield with(shared, new Placement.SharedRows(), number % 2 == 0);
            }
            case SCHEMA -> {
                String schema = "tenant_" + id;
                String path = "SET search_path = \"" + schema + "\";\n";
                database.owner(
                        "CREATE SCHEMA \"" + schema + "\"; GRANT USAGE ON SCHEMA \"" + schema + "\" TO blog_app",
                        path + TABLES);
                fill(database, path, id, number);
                yield with(shared, new Placement.OwnSchema(schema), number % 4 == 0);
            }
            case DATABASE -> {
                var each = TestDatabase.create();
                own.add(each);
                each.owner(TABLES);
                fill(each, "", id, number);
                yield with(shared, new Placement.OwnDatabase(each.appUrl()), false);
            }
        };
    }

    private static void fill(TestDatabase database, String path, String id, int number) {
        database.owner(path + """
                SELECT set_config('app.tenant_id', '%1$s', false);
                INSERT INTO tb_note SELECT '%1$s', i, 'canary-%2$d' FROM generate_series(1, %3$d) i;
                """.formatted(id, number, SharedRows.ROWS));
    }

    private static SessionContext with(SessionContext context, Placement placement, boolean dedicated) {
        Tenant tenant = context.tenant();
        return new SessionContext(
                new Tenant(
                        tenant.id(),
                        tenant.name(),
                        Optional.empty(),
                        TenantState.ACTIVE,
                        tenant.plan(),
                        placement,
                        dedicated ? Optional.of(DedicatedPool.USUAL) : Optional.empty()),
                context.identity());
    }

    @Override
    public void close() {
        pool.close();
        own.forEach(TestDatabase::close);
        database.close();
    }
}
