package io.fraiseql.tenancy.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tenants whose statements are planned for them alone, and the connections that they come back to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AffinityTest {
    private static final Duration EVER = Duration.ofHours(1);

    private TestDatabase database;
    private PoolKey shared;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        shared = PoolKey.shared(ConnectionUrl.parse(database.appUrl()));
    }

    @AfterAll
    void stop() {
        database.close();
    }

    private static ConnectionPool pool(int connections, Duration patience) {
        return new ConnectionPool(
                PoolSettings.of(connections, 0, Duration.ofSeconds(30)), _ -> Optional.empty(), patience);
    }

    private static Borrower settled(int tenant) {
        return new Borrower("7e000000-0000-4000-8000-%012d".formatted(tenant), true);
    }

    /** All connections that the pool may have, idle. */
    private List<PooledConnection> fill(ConnectionPool pool, int connections) {
        var all = new ArrayList<PooledConnection>();
        for (int i = 0; i < connections; i++) {
            all.add(pool.borrow(shared, Borrower.of("filler")));
        }
        all.forEach(pool::release);
        return all;
    }

    private PooledConnection visit(ConnectionPool pool, Borrower borrower) {
        var connection = pool.borrow(shared, borrower);
        pool.release(connection);
        return connection;
    }

    /** Two tenants with one home. */
    private List<Borrower> neighbours(ConnectionPool pool) {
        PooledConnection home = visit(pool, settled(0));
        int other = 1;
        while (visit(pool, settled(other)) != home) {
            other++;
        }
        return List.of(settled(0), settled(other));
    }

    @Test
    void aTenantComesBackToTheSameConnection() {
        try (var pool = pool(4, EVER)) {
            fill(pool, 4);
            var homes = new ArrayList<PooledConnection>();
            for (int tenant = 0; tenant < 100; tenant++) {
                homes.add(visit(pool, settled(tenant)));
            }
            assertThat(new HashSet<>(homes)).hasSize(4);
            var random = new SplittableRandom(7);
            for (int run = 0; run < 1_000; run++) {
                int tenant = random.nextInt(100);
                assertThat(visit(pool, settled(tenant))).isSameAs(homes.get(tenant));
            }
        }
    }

    @Test
    void aConnectionThatGoesTakesOnlyItsOwnTenantsAlong() {
        try (var pool = pool(4, EVER)) {
            fill(pool, 4);
            var homes = new ArrayList<PooledConnection>();
            for (int tenant = 0; tenant < 100; tenant++) {
                homes.add(visit(pool, settled(tenant)));
            }
            pool.discard(pool.borrow(shared, settled(0)));
            int moved = 0;
            for (int tenant = 0; tenant < 100; tenant++) {
                if (homes.get(tenant) == homes.getFirst()) {
                    moved++;
                } else {
                    assertThat(visit(pool, settled(tenant))).isSameAs(homes.get(tenant));
                }
            }
            assertThat(moved).isBetween(1, 60);
        }
    }

    @Test
    void whoDoesNotSettleGetsTheConnectionUsedLast() {
        try (var pool = pool(4, EVER)) {
            var last = fill(pool, 4).getLast();
            for (int tenant = 0; tenant < 20; tenant++) {
                assertThat(visit(pool, Borrower.of("t" + tenant))).isSameAs(last);
            }
        }
    }

    @Test
    void aTenantWaitsForItsHomeThoughOthersAreIdle() throws Exception {
        try (var pool = pool(4, EVER)) {
            fill(pool, 4);
            var neighbours = neighbours(pool);
            var home = pool.borrow(shared, neighbours.getFirst());
            var waits = CompletableFuture.supplyAsync(() -> visit(pool, neighbours.getLast()));
            until(() -> pool.state().waiting() == 1);
            // Others are served meanwhile.
            assertThat(visit(pool, Borrower.of("other"))).isNotSameAs(home);
            assertThat(waits).isNotDone();
            pool.release(home);
            assertThat(waits.get()).isSameAs(home);
            assertThat(pool.state().created()).isEqualTo(4);
        }
    }

    @Test
    void patienceEnds() {
        assertServedElsewhereWhileItsHomeIsLent(Duration.ofMillis(20));
    }

    @Test
    void nobodyWaitsForAHomeThatIsLentForLongAlready() {
        assertServedElsewhereWhileItsHomeIsLent(Duration.ZERO);
    }

    private void assertServedElsewhereWhileItsHomeIsLent(Duration patience) {
        try (var pool = pool(4, patience)) {
            fill(pool, 4);
            var neighbours = neighbours(pool);
            var home = pool.borrow(shared, neighbours.getFirst());
            assertThat(visit(pool, neighbours.getLast())).isNotSameAs(home);
            pool.release(home);
        }
    }

    @Test
    void whoWaitsForAHomeThatEndsIsServedByAnother() throws Exception {
        try (var pool = pool(4, EVER)) {
            fill(pool, 4);
            var neighbours = neighbours(pool);
            var home = pool.borrow(shared, neighbours.getFirst());
            var waits = CompletableFuture.supplyAsync(() -> visit(pool, neighbours.getLast()));
            until(() -> pool.state().waiting() == 1);
            pool.discard(home);
            assertThat(waits.get()).isNotSameAs(home);
        }
    }

    @Test
    void aCrowdIsServedWhileConnectionsComeAndGo() throws Exception {
        var served = new AtomicInteger();
        var interrupted = new AtomicInteger();
        try (var pool = pool(4, Duration.ofMillis(2))) {
            var threads = new ArrayList<Thread>();
            for (int client = 0; client < 24; client++) {
                int seed = client;
                threads.add(Thread.ofVirtual().start(() -> {
                    var random = new SplittableRandom(seed);
                    for (int run = 0; run < 200; run++) {
                        var borrower = random.nextInt(4) == 0 ? Borrower.of("row") : settled(random.nextInt(50));
                        if (random.nextInt(50) == 0) {
                            Thread.currentThread().interrupt();
                        }
                        try {
                            var connection = pool.borrow(shared, borrower);
                            if (random.nextInt(100) == 0) {
                                pool.discard(connection);
                            } else {
                                pool.release(connection);
                            }
                            served.incrementAndGet();
                        } catch (RuntimeException e) {
                            if (!Thread.interrupted()) {
                                throw e;
                            }
                            interrupted.incrementAndGet();
                        }
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(served.get() + interrupted.get()).isEqualTo(24 * 200);
            assertThat(pool.state().waiting()).isZero();
            assertThat(pool.state().active()).isZero();
            assertThat(pool.state().idle()).isBetween(1, 4);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void until(Condition condition) throws InterruptedException {
        while (!condition.holds()) {
            Thread.sleep(1);
        }
    }
}
