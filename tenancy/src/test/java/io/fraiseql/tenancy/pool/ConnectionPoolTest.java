package io.fraiseql.tenancy.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.TenancyException.DatabaseUnavailable;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Pooler;
import io.fraiseql.tenancy.pool.PoolKey.Kind;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionPoolTest {
    private TestDatabase database;
    private PoolKey app;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        app = key(database.appUrl());
    }

    @AfterAll
    void stop() {
        database.close();
    }

    private static Borrower borrower(String tenant) {
        return Borrower.of(new TenantId(tenant));
    }

    private static PoolSettings settings(int kept, int overflow, Duration acquire, Duration idle, Duration lifetime) {
        return new PoolSettings(
                kept,
                overflow,
                kept + overflow,
                5,
                acquire,
                idle,
                lifetime,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Pooler.AUTO,
                "pool-test");
    }

    private static PoolKey key(String url) {
        return PoolKey.shared(ConnectionUrl.parse(url));
    }

    private static ConnectionPool pool(int connections) {
        return new ConnectionPool(PoolSettings.of(connections, 0, Duration.ofSeconds(30)));
    }

    @Test
    @DisplayName("attack 51: no connection free")
    void waitingEndsInTimeAndSaysInWhatStateThePoolIs() {
        var settings = settings(1, 0, Duration.ofMillis(50), Duration.ofMinutes(1), Duration.ofMinutes(1));
        try (var pool = new ConnectionPool(settings)) {
            var held = pool.borrow(app, borrower("t"));
            assertThatThrownBy(() -> pool.borrow(app, borrower("t")))
                    .isInstanceOfSatisfying(
                            DatabaseUnavailable.class,
                            e -> assertThat(e.retryAfter()).isPositive())
                    .hasRootCauseMessage("no connection came free in time (total=1/1, active=1, idle=0, waiting=0)");
            pool.release(held);
            pool.release(pool.borrow(app, borrower("t")));
            assertThat(pool.state().timeouts()).isEqualTo(1);
            assertThat(pool.state().created()).isEqualTo(1);
        }
    }

    @Test
    void requestsAreServedInTheOrderInWhichTheyCame() throws Exception {
        try (var pool = pool(1)) {
            var held = pool.borrow(app, borrower("t"));
            var order = Collections.synchronizedList(new ArrayList<Integer>());
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 20; i++) {
                int number = i;
                threads.add(Thread.ofVirtual().start(() -> {
                    var connection = pool.borrow(app, borrower("t"));
                    order.add(number);
                    pool.release(connection);
                }));
                until(() -> pool.state().waiting() == number + 1);
            }
            pool.release(held);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(order).isSorted().hasSize(20);
            assertThat(pool.state().created()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("attack 52: many requests at once neither exceed the limit nor make the pool churn")
    void crowdsAreServedByTheConnectionsThereAre() throws Exception {
        try (var pool = pool(4)) {
            var most = new AtomicInteger();
            var together = new AtomicInteger();
            var start = new CountDownLatch(1);
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 64; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        start.await();
                        for (int run = 0; run < 200; run++) {
                            var connection = pool.borrow(app, borrower("t"));
                            most.accumulateAndGet(together.incrementAndGet(), Math::max);
                            connection.executeCached("SELECT 1");
                            together.decrementAndGet();
                            pool.release(connection);
                        }
                    } catch (InterruptedException | SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(most.get()).isBetween(1, 4);
            assertThat(pool.state().created()).isBetween(1L, 4L);
            assertThat(pool.state().discarded()).isZero();
            assertThat(pool.state().acquired()).isEqualTo(64 * 200);
        }
    }

    @Test
    void severalDatabasesShareOneLimitAndTheOldestIdleConnectionMakesRoom() {
        var admin = key(database.adminUrl());
        var owner = key(database.ownerUrl());
        try (var pool = pool(2)) {
            pool.release(pool.borrow(app, borrower("t")));
            pool.release(pool.borrow(admin, borrower("t")));
            pool.release(pool.borrow(owner, borrower("t")));
            assertThat(pool.state().idle()).isLessThanOrEqualTo(2);
            var one = pool.borrow(app, borrower("t"));
            var two = pool.borrow(admin, borrower("t"));
            assertThat(one.database()).isEqualTo(app.database());
            assertThat(two.database()).isEqualTo(admin.database());
            pool.release(one);
            pool.release(two);
        }
    }

    @Test
    @DisplayName("attack 52: a log-in that is refused")
    void aDatabaseThatRefusesIsNotAskedByEverybody() throws Exception {
        var wrong = key(database.appUrl().replace("//blog_app:", "//nobody:"));
        try (var pool = pool(4);
                var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var accepted = new AtomicInteger();
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        listener.accept().close();
                        accepted.incrementAndGet();
                    }
                } catch (java.io.IOException e) {
                    // closed
                }
            });
            var dead = key("postgresql://a:b@localhost:" + listener.getLocalPort() + "/c?sslmode=disable");
            Instant start = Instant.now();
            for (int i = 0; i < 200; i++) {
                assertThatThrownBy(() -> pool.borrow(dead, borrower("t"))).isInstanceOf(DatabaseUnavailable.class);
            }
            long tries = 2 + Duration.between(start, Instant.now()).toMillis() / 250;
            assertThat(accepted.get()).isBetween(1, (int) tries);
            assertThatThrownBy(() -> pool.borrow(wrong, borrower("t"))).isInstanceOf(DatabaseUnavailable.class);
            // Another role of the same server is not punished for it.
            pool.release(pool.borrow(app, borrower("t")));
            assertThat(pool.state().active()).isZero();
        }
    }

    @Test
    @DisplayName("attack 52: a server that says nothing holds a few places, for as long as a log-in may take")
    void aSilentServerDoesNotHoldThePlacesOfOthers() throws Exception {
        var settings = settings(4, 4, Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(1));
        try (var pool = new ConnectionPool(settings);
                var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String silent = "postgresql://a:b@localhost:" + listener.getLocalPort() + "/c";
            var refused = new AtomicInteger();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 40; i++) {
                String tenant = "s" + i % 20;
                threads.add(Thread.ofVirtual().start(() -> {
                    assertThatThrownBy(() -> pool.borrow(
                                    PoolKey.own(ConnectionUrl.parse(silent), new TenantId(tenant)), borrower(tenant)))
                            .isInstanceOf(DatabaseUnavailable.class);
                    refused.incrementAndGet();
                }));
            }
            until(() -> pool.state(Kind.OWN).active() > 0);
            while (refused.get() < 40) {
                assertThat(pool.state(Kind.OWN).active()).isLessThanOrEqualTo(2);
                var all = List.of(
                        pool.borrow(app, borrower("t")),
                        pool.borrow(app, borrower("t")),
                        pool.borrow(app, borrower("u")),
                        pool.borrow(app, borrower("t")));
                all.forEach(pool::release);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(pool.state().active()).isZero();
            assertThat(pool.state().timeouts()).isZero();
        }
    }

    @Test
    void aPoolThatIsNotWantedAnyMoreIsDrained() throws Exception {
        try (var pool = pool(4)) {
            var acme = PoolKey.dedicated(app.database(), new TenantId("acme"));
            var lent = pool.borrow(acme, borrower("acme"));
            pool.release(pool.borrow(acme, borrower("acme")));
            pool.release(pool.borrow(app, borrower("t")));
            pool.keepOnly(key -> !key.equals(acme));
            until(() -> pool.state(acme).idle() + pool.state(acme).active() == 1);
            lent.executeCached("SELECT 1");
            pool.release(lent);
            assertThat(lent.isClean()).isFalse();
            assertThat(pool.state(acme).active() + pool.state(acme).idle()).isZero();
            assertThat(pool.state(app).idle()).isEqualTo(1);
            // Whoever asks again is served all the same.
            var again = pool.borrow(acme, borrower("acme"));
            again.executeCached("SELECT 1");
            pool.release(again);
        }
    }

    @Test
    void aDatabaseThatComesBackIsFoundAgain() throws Exception {
        try (var pool = pool(2)) {
            database.superuser("CREATE DATABASE late_" + database.name() + " ALLOW_CONNECTIONS false");
            var late = key(database.appUrl().replace("/" + database.name(), "/late_" + database.name()));
            assertThatThrownBy(() -> pool.borrow(late, borrower("t"))).isInstanceOf(DatabaseUnavailable.class);
            database.superuser("ALTER DATABASE late_" + database.name() + " ALLOW_CONNECTIONS true");
            until(() -> {
                try {
                    pool.release(pool.borrow(late, borrower("t")));
                    return true;
                } catch (DatabaseUnavailable e) {
                    return false;
                }
            });
        } finally {
            database.superuser("DROP DATABASE late_" + database.name() + " WITH (FORCE)");
        }
    }

    @Test
    void oldConnectionsAreReplaced() {
        var settings = settings(2, 0, Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofNanos(1));
        try (var pool = new ConnectionPool(settings)) {
            var first = pool.borrow(app, borrower("t"));
            pool.release(first);
            var second = pool.borrow(app, borrower("t"));
            assertThat(second).isNotSameAs(first);
            pool.release(second);
        }
    }

    @Test
    void connectionsBeyondWhatIsKeptAreClosedWhenIdle() throws Exception {
        var settings = settings(1, 3, Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofMinutes(1));
        try (var pool = new ConnectionPool(settings)) {
            var borrowed = List.of(
                    pool.borrow(app, borrower("t")), pool.borrow(app, borrower("t")), pool.borrow(app, borrower("t")));
            borrowed.forEach(pool::release);
            assertThat(pool.state().idle()).isEqualTo(3);
            until(() -> {
                pool.shrink();
                return pool.state().idle() == 1;
            });
        }
    }

    @Test
    void cachedStatementsAreBounded() throws Exception {
        try (var pool = pool(1)) {
            var connection = pool.borrow(app, borrower("t"));
            for (int i = 0; i < 300; i++) {
                connection.executeCached("SELECT " + i);
            }
            try (var count = connection.uncached("SELECT count(*) FROM pg_prepared_statements");
                    var rows = count.executeQuery()) {
                rows.next();
                // The reset is nine statements in one; the driver closes what has left the list a little later.
                assertThat(rows.getInt(1)).isBetween(250, 275);
            }
            pool.release(connection);
        }
    }

    @Test
    void aClosedPoolClosesWhatComesBack() throws Exception {
        var pool = pool(1);
        var connection = pool.borrow(app, borrower("t"));
        pool.close();
        pool.release(connection);
        assertThat(connection.isClean()).isFalse();
        assertThatThrownBy(() -> pool.borrow(app, borrower("t"))).isInstanceOf(DatabaseUnavailable.class);
    }

    @Test
    void anInterruptedRequestLeavesTheQueue() throws Exception {
        try (var pool = pool(1)) {
            var held = pool.borrow(app, borrower("t"));
            var thread = Thread.ofVirtual()
                    .start(() -> assertThatThrownBy(() -> pool.borrow(app, borrower("t")))
                            .isInstanceOf(DatabaseUnavailable.class));
            until(() -> pool.state().waiting() == 1);
            thread.interrupt();
            thread.join();
            assertThat(pool.state().waiting()).isZero();
            pool.release(held);
            pool.release(pool.borrow(app, borrower("t")));
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition) throws Exception {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!condition.holds()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(2);
        }
    }
}
