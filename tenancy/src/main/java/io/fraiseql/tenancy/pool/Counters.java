package io.fraiseql.tenancy.pool;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** What has happened since the start, for one kind of pools. Thread-safe. */
final class Counters {
    final LongAdder created = new LongAdder();
    final LongAdder discarded = new LongAdder();
    final LongAdder acquired = new LongAdder();
    final LongAdder timeouts = new LongAdder();
    final LongAdder acquireNanos = new LongAdder();

    void add(Counters other) {
        created.add(other.created.sum());
        discarded.add(other.discarded.sum());
        acquired.add(other.acquired.sum());
        timeouts.add(other.timeouts.sum());
        acquireNanos.add(other.acquireNanos.sum());
    }

    PoolState state(Allocator.Count count) {
        return new PoolState(
                // Those that are being opened are at work too.
                count.open() - count.idle(),
                count.idle(),
                count.waiting(),
                count.limit(),
                created.sum(),
                discarded.sum(),
                acquired.sum(),
                timeouts.sum(),
                Duration.ofNanos(acquireNanos.sum()));
    }
}
