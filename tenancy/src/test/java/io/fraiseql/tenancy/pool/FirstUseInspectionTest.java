package io.fraiseql.tenancy.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.TenancyException.DatabaseUnavailable;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstUseInspectionTest {
    private static final PoolSettings SETTINGS = PoolSettings.of(4, 4, Duration.ofSeconds(30));

    private TestDatabase database;
    private PoolKey own;

    private static Borrower borrower(String tenant) {
        return Borrower.of(new TenantId(tenant));
    }

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        own = PoolKey.own(ConnectionUrl.parse(database.appUrl()), new TenantId("acme"));
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void aDatabaseIsInspectedOnceByWhoeverOpensItFirst() throws Exception {
        var inspections = new AtomicInteger();
        var opened = new CountDownLatch(4);
        DatabaseInspection slow = connection -> {
            inspections.incrementAndGet();
            ask(connection, "SELECT pg_sleep(0.3)");
            return Optional.empty();
        };
        try (var pool = new ConnectionPool(SETTINGS, slow)) {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    var lent = pool.borrow(own, borrower("acme"));
                    opened.countDown();
                    // All four are open at once, so each is a connection of its own.
                    await(opened);
                    pool.release(lent);
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(pool.state(own).idle()).isEqualTo(4);
            assertThat(inspections).hasValue(1);
            for (int i = 0; i < 100; i++) {
                pool.release(pool.borrow(own, borrower("acme")));
            }
            assertThat(inspections).hasValue(1);
        }
    }

    @Test
    @DisplayName("attack 52: a crowd before a database that is refused, and its return")
    void aRefusalIsRememberedAndRetried() throws Exception {
        var inspections = new AtomicInteger();
        var objection = new AtomicReference<>(Optional.of("A reason. A remedy."));
        try (var pool = new ConnectionPool(SETTINGS, _ -> {
            inspections.incrementAndGet();
            return objection.get();
        })) {
            assertThatThrownBy(() -> pool.borrow(own, borrower("acme")))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasRootCauseMessage("its tenant is not served from this database. A reason. A remedy.");
            var refused = new AtomicInteger();
            crowd(pool, 8, 200, refused);
            assertThat(refused).hasValue(1600);
            assertThat(inspections.get()).isLessThan(20);

            var shared = PoolKey.shared(ConnectionUrl.parse(database.adminUrl()));
            pool.release(pool.borrow(shared, borrower("globex")));

            objection.set(Optional.empty());
            until(() -> {
                try {
                    pool.release(pool.borrow(own, borrower("acme")));
                    return true;
                } catch (DatabaseUnavailable e) {
                    return false;
                }
            });
        }
    }

    @Test
    void anInspectionThatTakesLongKeepsNobodyElseFromTheServer() throws Exception {
        var started = new CountDownLatch(1);
        var seen = new CountDownLatch(1);
        var roomy = PoolSettings.of(20, 20, Duration.ofSeconds(30));
        try (var pool = new ConnectionPool(roomy, connection -> {
            started.countDown();
            await(seen);
            // The server says the same when it is about to go as a whole.
            ask(connection, "SELECT pg_terminate_backend(pg_backend_pid())");
            return Optional.empty();
        })) {
            var refused = new AtomicInteger();
            var unlucky = Thread.ofVirtual().start(() -> {
                try {
                    pool.borrow(own, borrower("acme"));
                } catch (DatabaseUnavailable e) {
                    refused.incrementAndGet();
                }
            });
            started.await();
            // Longer than a server may be silent to those who connect.
            LockSupport.parkNanos(Duration.ofMillis(2_300).toNanos());
            pool.release(pool.borrow(PoolKey.shared(ConnectionUrl.parse(database.adminUrl())), borrower("globex")));
            seen.countDown();
            unlucky.join();
            assertThat(refused).hasValue(1);
            pool.release(pool.borrow(PoolKey.shared(ConnectionUrl.parse(database.ownerUrl())), borrower("globex")));
        }
    }

    /**
     * Twenty databases that were opened at once were inspected slowly, and their requests refused as if the server
     * were silent.
     */
    @Test
    void whoComesDuringALongInspectionWaitsForIt() throws Exception {
        var started = new CountDownLatch(1);
        var seen = new CountDownLatch(1);
        try (var pool = new ConnectionPool(SETTINGS, _ -> {
            started.countDown();
            await(seen);
            return Optional.empty();
        })) {
            var first = Thread.ofVirtual().start(() -> pool.release(pool.borrow(own, borrower("acme"))));
            started.await();
            LockSupport.parkNanos(Duration.ofMillis(2_300).toNanos());
            var served = new AtomicInteger();
            var second = Thread.ofVirtual().start(() -> {
                pool.release(pool.borrow(own, borrower("acme")));
                served.incrementAndGet();
            });
            until(() -> pool.state(own).active() == 2);
            seen.countDown();
            first.join();
            second.join();
            assertThat(served).hasValue(1);
        }
    }

    @Test
    void fewDatabasesAreInspectedAtOnce() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var firstUse = new FirstUseInspection(
                _ -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
                    now.decrementAndGet();
                    return Optional.empty();
                },
                Duration.ofHours(1),
                Duration.ofHours(1));
        try (var connection = database.connect("blog_app")) {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 5 * FirstUseInspection.MAX_CONCURRENT; i++) {
                var key = PoolKey.own(ConnectionUrl.parse(database.appUrl()), new TenantId("t" + i));
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        firstUse.require(key, connection);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(most.get()).isBetween(1, FirstUseInspection.MAX_CONCURRENT);
        assertThat(now).hasValue(0);
    }

    @Test
    void anInspectionThatHangsDelaysTheFirstOneOfOthersAndNoMore() throws Exception {
        int hanging = FirstUseInspection.MAX_CONCURRENT;
        var seen = new CountDownLatch(1);
        var started = new CountDownLatch(hanging);
        var first = new AtomicInteger();
        var roomy = PoolSettings.of(20, 20, Duration.ofSeconds(30));
        try (var pool = new ConnectionPool(roomy, _ -> {
            if (first.incrementAndGet() <= hanging) {
                started.countDown();
                await(seen);
            }
            return Optional.empty();
        })) {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < hanging; i++) {
                var key = PoolKey.own(ConnectionUrl.parse(database.appUrl()), new TenantId("hanging" + i));
                threads.add(Thread.ofVirtual().start(() -> pool.release(pool.borrow(key, borrower("t")))));
            }
            started.await();
            pool.release(pool.borrow(own, borrower("acme")));
            seen.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Test
    void manyWhoWaitForAnInspectionLeaveTheServerToOthers() throws Exception {
        var started = new CountDownLatch(1);
        var seen = new CountDownLatch(1);
        try (var pool = new ConnectionPool(SETTINGS, _ -> {
            started.countDown();
            await(seen);
            return Optional.empty();
        })) {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.ofVirtual().start(() -> pool.release(pool.borrow(own, borrower("acme")))));
            }
            started.await();
            var others = PoolKey.shared(ConnectionUrl.parse(database.adminUrl()));
            until(() -> pool.state(own).active() == 4);
            pool.release(pool.borrow(others, borrower("globex")));
            seen.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Test
    void whatIsFoundUnfitLaterIsNotServedByTheConnectionsThatAreThere() throws Exception {
        var objection = new AtomicReference<Optional<String>>(Optional.empty());
        try (var pool = new ConnectionPool(SETTINGS, _ -> objection.get())) {
            var url = ConnectionUrl.parse(database.appUrl());
            pool.release(pool.borrow(own, borrower("acme")));
            objection.set(Optional.of("A reason."));
            // Another tenant's key of the same database, which has to be inspected.
            var again = PoolKey.own(url, new TenantId("globex"));
            assertThatThrownBy(() -> pool.borrow(again, borrower("globex"))).isInstanceOf(DatabaseUnavailable.class);
            assertThatThrownBy(() -> pool.borrow(own, borrower("acme"))).isInstanceOf(DatabaseUnavailable.class);
        }
    }

    @Test
    void sharedDatabasesAreInspectedAtStartAndNotHere() {
        try (var pool = new ConnectionPool(SETTINGS, _ -> Optional.of("nobody"))) {
            var url = ConnectionUrl.parse(database.appUrl());
            for (var key :
                    List.of(PoolKey.shared(url), PoolKey.dedicated(url, new TenantId("acme")), PoolKey.admin(url))) {
                pool.release(pool.borrow(key, borrower("acme")));
            }
        }
    }

    private void crowd(ConnectionPool pool, int threads, int times, AtomicInteger refused) throws Exception {
        var all = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            all.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < times; n++) {
                    try {
                        pool.release(pool.borrow(own, borrower("acme")));
                    } catch (DatabaseUnavailable e) {
                        refused.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread thread : all) {
            thread.join();
        }
    }

    private static void ask(java.sql.Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
