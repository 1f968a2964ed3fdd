package io.fraiseql.server.telemetry;

import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolKey.Kind;
import io.fraiseql.tenancy.pool.PoolState;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The pools as numbers, by kind: tenants are too many for a label, and their names are nobody's business. */
public final class PoolMetrics {
    private static final Map<String, Function<PoolState, Number>> GAUGES = Map.of(
            "fraiseql.pool.active|Connections at work, or on their way",
            PoolState::active,
            "fraiseql.pool.idle|Connections open and unused",
            PoolState::idle,
            "fraiseql.pool.waiting|Requests that wait for a connection",
            PoolState::waiting,
            "fraiseql.pool.limit|The most connections there may be; for one tenant, where a pool is for one",
            PoolState::limit);
    private static final Map<String, ToDoubleFunction<PoolState>> COUNTERS = Map.of(
            "fraiseql.pool.created|Connections opened",
            PoolState::created,
            "fraiseql.pool.discarded|Connections thrown away in doubt",
            PoolState::discarded,
            "fraiseql.pool.acquired|Requests that got a connection",
            PoolState::acquired,
            "fraiseql.pool.timeouts|Requests that gave up waiting",
            PoolState::timeouts,
            "fraiseql.pool.acquire.seconds|Waiting for a connection, added up",
            state -> state.acquireTime().toNanos() / 1e9);

    private PoolMetrics() {}

    /** Shows the numbers of all kinds of pools. */
    public static void show(ConnectionPool pool, Metrics metrics) {
        metrics.gauge(
                "fraiseql.connections.limit",
                "The most connections over all pools",
                () -> pool.state().limit());
        for (Kind kind : Kind.values()) {
            String label = kind.name().toLowerCase(Locale.ROOT);
            GAUGES.forEach((name, value) ->
                    metrics.gauge(name(name), description(name), label, () -> value.apply(pool.state(kind))));
            COUNTERS.forEach((name, value) ->
                    metrics.counter(name(name), description(name), label, () -> value.applyAsDouble(pool.state(kind))));
        }
    }

    private static String name(String entry) {
        return entry.substring(0, entry.indexOf('|'));
    }

    private static String description(String entry) {
        return entry.substring(entry.indexOf('|') + 1);
    }
}
