package io.fraiseql.tenancy.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {
    @Test
    void placesAreNeitherLostNorMadeWhenRequestsExpireAndAreInterrupted() throws Exception {
        var gate = new Gate(3);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var entered = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int client = 0; client < 40; client++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int run = 0; run < 500; run++) {
                    try {
                        if (gate.enter()) {
                            entered.incrementAndGet();
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            inside.decrementAndGet();
                            gate.leave();
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
        assertThat(gate.waiting()).isZero();
        for (int place = 0; place < 3; place++) {
            assertThat(gate.enter()).isTrue();
        }
        var fourth = new AtomicInteger();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                fourth.set(gate.enter() ? 1 : -1);
            } catch (InterruptedException e) {
                fourth.set(-2);
            }
        });
        while (gate.waiting() == 0) {
            Thread.onSpinWait();
        }
        gate.expire(Duration.ZERO);
        thread.join();
        assertThat(fourth.get()).isEqualTo(-1);
    }
}
