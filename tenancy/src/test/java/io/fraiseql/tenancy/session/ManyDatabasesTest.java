package io.fraiseql.tenancy.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolKey.Kind;
import io.fraiseql.tenancy.pool.PoolSettings;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Many databases, some of them hot, and fewer connections than databases; {@code -Dfraiseql.test.databases=500} for the
 * whole of it.
 */
class ManyDatabasesTest {
    private static final int DATABASES = Integer.getInteger("fraiseql.test.databases", 24);
    private static final int HOT = Math.max(4, DATABASES / 25);
    private static final int CONNECTIONS = Math.max(8, DATABASES / 10);
    private static final int REQUESTS = Integer.getInteger("fraiseql.test.databaseRequests", 2_000);
    private static final int CLIENTS = 2 * CONNECTIONS;

    private final AtomicInteger next = new AtomicInteger();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    @Test
    void theBudgetHoldsWhateverIsAskedForAndEverybodyIsServed() throws Exception {
        try (var template = TestDatabase.create();
                var superuser = template.connect("postgres");
                var watcher = template.connect("postgres");
                var pool = new ConnectionPool(
                        PoolSettings.of(2, 0, Duration.ofSeconds(30)).with(CONNECTIONS, 4))) {
            var tenants = tenants(superuser, template);
            try {
                var url = ConnectionUrl.parse(template.appUrl());
                var sessions = new PostgresTenantSessions(pool, url, SessionSettings.of(Duration.ofSeconds(30)));
                var ended = new AtomicBoolean();
                var most = new AtomicInteger();
                var watch = Thread.ofPlatform().start(() -> watch(watcher, ended, most));
                var clients = new ArrayList<Thread>();
                for (int client = 0; client < CLIENTS; client++) {
                    clients.add(Thread.ofVirtual().start(() -> work(sessions, tenants)));
                }
                Instant start = Instant.now();
                for (Thread client : clients) {
                    client.join();
                }
                LoggerFactory.getLogger(getClass())
                        .info(
                                "{} databases, {} hot, {} requests in {} ms: {}, at most {} backends",
                                DATABASES,
                                HOT,
                                REQUESTS,
                                Duration.between(start, Instant.now()).toMillis(),
                                pool.state(),
                                most);
                ended.set(true);
                watch.join();
                assertThat(violations).isEmpty();
                assertThat(most.get()).isBetween(CONNECTIONS / 2, CONNECTIONS);
                assertThat(pool.state().timeouts()).isZero();
                assertThat(pool.state(Kind.OWN).created()).isGreaterThan(HOT);
                assertThat(pool.state().idle()).isLessThanOrEqualTo(CONNECTIONS);
            } finally {
                for (SessionContext tenant : tenants) {
                    drop(superuser, database(tenant));
                }
            }
        }
    }

    private static List<SessionContext> tenants(Connection superuser, TestDatabase template) throws SQLException {
        var tenants = new ArrayList<SessionContext>();
        try (var statement = superuser.createStatement()) {
            for (int number = 1; number <= DATABASES; number++) {
                String name = template.name() + "_" + number;
                statement.execute("CREATE DATABASE " + name);
                tenants.add(in(number, template.appUrl().replace("/" + template.name(), "/" + name)));
            }
        }
        return tenants;
    }

    private static SessionContext in(int number, String url) {
        SessionContext shared = SharedRows.tenant(number);
        var tenant = new Tenant(
                shared.tenant().id(), "t", Optional.empty(), TenantState.ACTIVE, "", new Placement.OwnDatabase(url));
        return new SessionContext(tenant, shared.identity());
    }

    private static String database(SessionContext context) {
        return context.tenant().placement() instanceof Placement.OwnDatabase(String url)
                ? ConnectionUrl.parse(url).database()
                : "";
    }

    private void work(PostgresTenantSessions sessions, List<SessionContext> tenants) {
        var batch = sessions.compile(List.of("SELECT current_database()"));
        for (int request = next.getAndIncrement(); request < REQUESTS; request = next.getAndIncrement()) {
            var random = new SplittableRandom(request);
            // Nine in ten go to the hot ones.
            SessionContext tenant = tenants.get(random.nextInt(random.nextInt(10) < 9 ? HOT : DATABASES));
            try {
                sessions.read(tenant, batch, List.of(List.of()), (number, rows) -> {
                    List<String> answer = SharedRows.firstColumn(rows);
                    if (!answer.equals(List.of(database(tenant)))) {
                        violations.add(answer + " for " + database(tenant));
                    }
                });
            } catch (RuntimeException e) {
                violations.add(request + ": " + e + " " + e.getCause());
            }
        }
    }

    private void watch(Connection watcher, AtomicBoolean ended, AtomicInteger most) {
        try (var statement = watcher.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity WHERE usename = 'blog_app' AND application_name <> 'fraiseql-registry'")) {
            while (!ended.get()) {
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    most.accumulateAndGet(rows.getInt(1), Math::max);
                }
            }
        } catch (SQLException e) {
            violations.add("watch: " + e);
        }
    }

    private static void drop(Connection superuser, String name) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
    }
}
