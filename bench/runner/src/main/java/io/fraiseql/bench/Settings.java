package io.fraiseql.bench;

import io.fraiseql.tenancy.config.Strategy;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The settings of a run: how much is measured, and how.
 *
 * @param peers the names of those to compare with; FraiseQL itself always takes part
 * @param warmUp seconds that each peer is warmed up for, all of them at once when {@code quick}
 * @param seconds of one turn
 * @param connections of the load generator
 * @param pool connections to the database that each peer may have
 * @param heap of the peers on the JVM, as {@code -Xmx} takes it
 * @param strategies how the tenants of peers that take part may be kept apart
 */
record Settings(
        boolean quick,
        List<Workload> workloads,
        List<String> peers,
        int rounds,
        int seconds,
        int warmUp,
        int connections,
        int pool,
        int tenants,
        String heap,
        Set<Strategy> strategies) {
    Settings {
        workloads = List.copyOf(workloads);
        peers = List.copyOf(peers);
        Objects.requireNonNull(heap, "heap is null");
        strategies = Set.copyOf(strategies);
    }

    /** How often each server is started to see how long it takes. */
    int starts() {
        return quick ? 1 : 3;
    }
}
