package io.fraiseql.tenancy.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The allocator alone: connections are asked for and given back, and none is ever opened. */
class AllocatorTest {
    private static final PoolKey SHARED = PoolKey.shared(ConnectionUrl.parse("postgresql://a@one/shared"));

    private static PoolKey own(String tenant) {
        return PoolKey.own(ConnectionUrl.parse("postgresql://a@" + tenant + "/db"), new TenantId(tenant));
    }

    private static Borrower borrower(String tenant) {
        return Borrower.of(new TenantId(tenant));
    }

    @Test
    void grantsAreNeitherLostNorMadeWhenRequestsTimeOutAndAreInterrupted() throws Exception {
        var allocator = new Allocator(3, _ -> 2);
        var lent = new AtomicInteger();
        var most = new AtomicInteger();
        var acquired = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int client = 0; client < 40; client++) {
            PoolKey key = client % 3 == 0 ? SHARED : own("t" + client % 3);
            String tenant = "t" + client % 7;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int run = 0; run < 500; run++) {
                    try {
                        Grant grant = allocator.acquire(key, borrower(tenant));
                        if (grant != null) {
                            acquired.incrementAndGet();
                            most.accumulateAndGet(lent.incrementAndGet(), Math::max);
                            lent.decrementAndGet();
                            allocator.failed(grant);
                        }
                    } catch (InterruptedException e) {
                        // one connection less wanted
                    }
                }
            }));
        }
        var random = new SplittableRandom(7);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            threads.get(random.nextInt(threads.size())).interrupt();
            allocator.rejectTimedOut(Duration.ofNanos(random.nextInt(100_000)));
        }
        assertThat(most.get()).isLessThanOrEqualTo(3);
        assertThat(acquired.get()).isPositive();
        assertThat(allocator.count(_ -> true)).isEqualTo(new Allocator.Count(0, 0, 0, 0));
        for (PoolKey key : List.of(SHARED, SHARED, own("t1"))) {
            assertThat(allocator.acquire(key, borrower("t"))).isNotNull();
        }
        var outcome = new AtomicInteger();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                outcome.set(allocator.acquire(own("t2"), borrower("t2")) == null ? -1 : 1);
            } catch (InterruptedException e) {
                outcome.set(-2);
            }
        });
        waiting(allocator, 1);
        allocator.rejectTimedOut(Duration.ZERO);
        thread.join();
        assertThat(outcome.get()).isEqualTo(-1);
    }

    @Test
    void whoHoldsNothingComesBeforeWhoeverFloods() throws Exception {
        var allocator = new Allocator(2, _ -> 2);
        Grant first = allocator.acquire(SHARED, borrower("flood"));
        Grant second = allocator.acquire(SHARED, borrower("flood"));
        var served = new ConcurrentLinkedQueue<String>();
        var grants = new ConcurrentLinkedQueue<Grant>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 50; i++) {
            threads.add(waiter(allocator, SHARED, "flood", served, grants));
            waiting(allocator, i + 1);
        }
        threads.add(waiter(allocator, SHARED, "quiet", served, grants));
        waiting(allocator, 51);
        threads.add(waiter(allocator, own("other"), "other", served, grants));
        waiting(allocator, 52);

        allocator.failed(first);
        served(served, 1);
        assertThat(served).containsExactly("quiet");
        allocator.failed(grants.remove());
        served(served, 2);
        assertThat(served).as("a tenant of another database").containsExactly("quiet", "other");
        allocator.failed(second);
        for (int i = 3; i <= 52; i++) {
            served(served, i);
            allocator.failed(grants.remove());
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(allocator.count(_ -> true)).isEqualTo(new Allocator.Count(1, 0, 0, 2));
    }

    private static Thread waiter(
            Allocator allocator,
            PoolKey key,
            String tenant,
            ConcurrentLinkedQueue<String> served,
            ConcurrentLinkedQueue<Grant> grants) {
        return Thread.ofVirtual().start(() -> {
            try {
                grants.add(allocator.acquire(key, borrower(tenant)));
                served.add(tenant);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void waiting(Allocator allocator, int number) {
        while (allocator.count(_ -> true).waiting() < number) {
            Thread.onSpinWait();
        }
    }

    private static void served(ConcurrentLinkedQueue<String> served, int number) {
        while (served.size() < number) {
            Thread.onSpinWait();
        }
    }
}
