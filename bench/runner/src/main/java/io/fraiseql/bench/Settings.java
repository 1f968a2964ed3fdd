package io.fraiseql.bench;

import java.util.List;
import java.util.Objects;

/**
 * How much is measured.
 *
 * @param peers the names of those to compare with; FraiseQL itself always takes part
 * @param warmUp seconds that each peer is warmed up for, all of them at once when {@code quick}
 * @param seconds of one turn
 * @param connections of the load generator
 * @param pool connections to the database that each peer may have
 * @param heap of the peers on the JVM, as {@code -Xmx} takes it
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
        String heap) {
    Settings {
        workloads = List.copyOf(workloads);
        peers = List.copyOf(peers);
        Objects.requireNonNull(heap, "heap is null");
    }
}
