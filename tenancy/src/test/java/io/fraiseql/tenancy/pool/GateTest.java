package io.fraiseql.tenancy.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The gate alone: places are asked for and given back, and no connection is ever opened. */
class GateTest {
    private static final PoolKey SHARED = PoolKey.shared(ConnectionUrl.parse("postgresql://a@one/shared"));

    private static PoolKey own(String tenant) {
        return PoolKey.own(ConnectionUrl.parse("postgresql://a@" + tenant + "/db"), tenant);
    }

    @Test
    void placesAreNeitherLostNorMadeWhenRequestsExpireAndAreInterrupted() throws Exception {
        var gate = new Gate(3, _ -> 2);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var entered = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int client = 0; client < 40; client++) {
            PoolKey key = client % 3 == 0 ? SHARED : own("t" + client % 3);
            String tenant = "t" + client % 7;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int run = 0; run < 500; run++) {
                    try {
                        Place place = gate.enter(key, Borrower.of(tenant));
                        if (place != null) {
                            entered.incrementAndGet();
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            inside.decrementAndGet();
                            gate.failed(place);
                        }
                    } catch (InterruptedException e) {
                        // one place less wanted
                    }
                }
            }));
        }
        var random = new SplittableRandom(7);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            threads.get(random.nextInt(threads.size())).interrupt();
            gate.expire(Duration.ofNanos(random.nextInt(100_000)));
        }
        assertThat(most.get()).isLessThanOrEqualTo(3);
        assertThat(entered.get()).isPositive();
        assertThat(gate.count(_ -> true)).isEqualTo(new Gate.Count(0, 0, 0, 0));
        for (PoolKey key : List.of(SHARED, SHARED, own("t1"))) {
            assertThat(gate.enter(key, Borrower.of("t"))).isNotNull();
        }
        var outcome = new AtomicInteger();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                outcome.set(gate.enter(own("t2"), Borrower.of("t2")) == null ? -1 : 1);
            } catch (InterruptedException e) {
                outcome.set(-2);
            }
        });
        waiting(gate, 1);
        gate.expire(Duration.ZERO);
        thread.join();
        assertThat(outcome.get()).isEqualTo(-1);
    }

    @Test
    void whoHoldsNothingComesBeforeWhoeverFloods() throws Exception {
        var gate = new Gate(2, _ -> 2);
        Place first = gate.enter(SHARED, Borrower.of("flood"));
        Place second = gate.enter(SHARED, Borrower.of("flood"));
        var served = new ConcurrentLinkedQueue<String>();
        var places = new ConcurrentLinkedQueue<Place>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 50; i++) {
            threads.add(waiter(gate, SHARED, "flood", served, places));
            waiting(gate, i + 1);
        }
        threads.add(waiter(gate, SHARED, "quiet", served, places));
        waiting(gate, 51);
        threads.add(waiter(gate, own("other"), "other", served, places));
        waiting(gate, 52);

        gate.failed(first);
        served(served, 1);
        assertThat(served).containsExactly("quiet");
        gate.failed(places.remove());
        served(served, 2);
        assertThat(served).as("a tenant of another database").containsExactly("quiet", "other");
        gate.failed(second);
        for (int i = 3; i <= 52; i++) {
            served(served, i);
            gate.failed(places.remove());
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(gate.count(_ -> true)).isEqualTo(new Gate.Count(1, 0, 0, 2));
    }

    private static Thread waiter(
            Gate gate,
            PoolKey key,
            String tenant,
            ConcurrentLinkedQueue<String> served,
            ConcurrentLinkedQueue<Place> places) {
        return Thread.ofVirtual().start(() -> {
            try {
                places.add(gate.enter(key, Borrower.of(tenant)));
                served.add(tenant);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void waiting(Gate gate, int number) {
        while (gate.count(_ -> true).waiting() < number) {
            Thread.onSpinWait();
        }
    }

    private static void served(ConcurrentLinkedQueue<String> served, int number) {
        while (served.size() < number) {
            Thread.onSpinWait();
        }
    }
}
