package io.fraiseql.tenancy.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.TenantId;
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

    private static Borrower borrower(String tenant) {
        return Borrower.of(new TenantId(tenant));
    }

    private static ConnectionPool pool(int connections, Duration affinityWait) {
        return new ConnectionPool(
                PoolSettings.of(connections, 0, Duration.ofSeconds(30)), _ -> Optional.empty(), affinityWait);
    }

    private static Borrower withAffinity(int tenant) {
        return new Borrower(Optional.of(new TenantId("7e000000-0000-4000-8000-%012d".formatted(tenant))), true);
    }

    /** All connections that the pool may have, idle. */
    private List<PooledConnection> fill(ConnectionPool pool, int connections) {
        var all = new ArrayList<PooledConnection>();
        for (int i = 0; i < connections; i++) {
            all.add(pool.borrow(shared, borrower("filler")));
        }
        all.forEach(pool::release);
        return all;
    }

    private PooledConnection visit(ConnectionPool pool, Borrower borrower) {
        var connection = pool.borrow(shared, borrower);
        pool.release(connection);
        return connection;
    }

    /** Two tenants that prefer the same connection. */
    private List<Borrower> neighbours(ConnectionPool pool) {
        PooledConnection preferred = visit(pool, withAffinity(0));
        int other = 1;
        while (visit(pool, withAffinity(other)) != preferred) {
            other++;
        }
        return List.of(withAffinity(0), withAffinity(other));
    }

    @Test
    void aTenantComesBackToTheSameConnection() {
        try (var pool = pool(4, EVER)) {
            fill(pool, 4);
            var visited = new ArrayList<PooledConnection>();
            for (int tenant = 0; tenant < 100; tenant++) {
                visited.add(visit(pool, withAffinity(tenant)));
            }
            assertThat(new HashSet<>(visited)).hasSize(4);
            var random = new SplittableRandom(7);
            for (int run = 0; run < 1_000; run++) {
                int tenant = random.nextInt(100);
                assertThat(visit(pool, withAffinity(tenant))).isSameAs(visited.get(tenant));
            }
        }
    }

    @Test
    void aConnectionThatGoesTakesOnlyItsOwnTenantsAlong() {
        try (var pool = pool(4, EVER)) {
            fill(pool, 4);
            var visited = new ArrayList<PooledConnection>();
            for (int tenant = 0; tenant < 100; tenant++) {
                visited.add(visit(pool, withAffinity(tenant)));
            }
            pool.discard(pool.borrow(shared, withAffinity(0)));
            int moved = 0;
            for (int tenant = 0; tenant < 100; tenant++) {
                if (visited.get(tenant) == visited.getFirst()) {
                    moved++;
                } else {
                    assertThat(visit(pool, withAffinity(tenant))).isSameAs(visited.get(tenant));
                }
            }
            assertThat(moved).isBetween(1, 60);
        }
    }

    @Test
    void whoHasNoAffinityGetsTheConnectionUsedLast() {
        try (var pool = pool(4, EVER)) {
            var last = fill(pool, 4).getLast();
            for (int tenant = 0; tenant < 20; tenant++) {
                assertThat(visit(pool, borrower("t" + tenant))).isSameAs(last);
            }
        }
    }

    @Test
    void aTenantWaitsForItsPreferredConnectionThoughOthersAreIdle() throws Exception {
        try (var pool = pool(4, EVER)) {
            fill(pool, 4);
            var neighbours = neighbours(pool);
            var preferred = pool.borrow(shared, neighbours.getFirst());
            var waits = CompletableFuture.supplyAsync(() -> visit(pool, neighbours.getLast()));
            until(() -> pool.state().waiting() == 1);
            // Others are served meanwhile.
            assertThat(visit(pool, borrower("other"))).isNotSameAs(preferred);
            assertThat(waits).isNotDone();
            pool.release(preferred);
            assertThat(waits.get()).isSameAs(preferred);
            assertThat(pool.state().created()).isEqualTo(4);
        }
    }

    @Test
    void theWaitForAPreferredConnectionEnds() {
        assertServedElsewhereWhileThePreferredIsLent(Duration.ofMillis(20));
    }

    @Test
    void nobodyWaitsForAPreferredConnectionThatIsLentForLongAlready() {
        assertServedElsewhereWhileThePreferredIsLent(Duration.ZERO);
    }

    private void assertServedElsewhereWhileThePreferredIsLent(Duration affinityWait) {
        try (var pool = pool(4, affinityWait)) {
            fill(pool, 4);
            var neighbours = neighbours(pool);
            var preferred = pool.borrow(shared, neighbours.getFirst());
            assertThat(visit(pool, neighbours.getLast())).isNotSameAs(preferred);
            pool.release(preferred);
        }
    }

    @Test
    void whoWaitsForAConnectionThatEndsIsServedByAnother() throws Exception {
        try (var pool = pool(4, EVER)) {
            fill(pool, 4);
            var neighbours = neighbours(pool);
            var preferred = pool.borrow(shared, neighbours.getFirst());
            var waits = CompletableFuture.supplyAsync(() -> visit(pool, neighbours.getLast()));
            until(() -> pool.state().waiting() == 1);
            pool.discard(preferred);
            assertThat(waits.get()).isNotSameAs(preferred);
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
                        var borrower = random.nextInt(4) == 0 ? borrower("row") : withAffinity(random.nextInt(50));
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
