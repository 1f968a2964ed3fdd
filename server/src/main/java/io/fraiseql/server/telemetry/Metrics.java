package io.fraiseql.server.telemetry;

import io.fraiseql.server.request.Answer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Requests by outcome, and gauges of the pools. There is no tenant label: a hundred thousand of them would burst any
 * registry, and names of tenants are nobody's business. Thread-safe.
 */
public final class Metrics {
    // Codes that authors make up share one label, or a client that can choose a code could grow the registry.
    private static final Set<String> CODES = Set.of(
            "UNAUTHORIZED",
            "FORBIDDEN",
            "TENANT_UNAVAILABLE",
            "RATE_LIMITED",
            "UNAVAILABLE",
            "TIMEOUT",
            "GRAPHQL_PARSE_FAILED",
            "GRAPHQL_VALIDATION_FAILED",
            "BAD_USER_INPUT",
            "NOT_FOUND",
            "INTERNAL");
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    /** The registry holds what it counts weakly. */
    private final Queue<DoubleSupplier> counted = new ConcurrentLinkedQueue<>();

    /** Metrics that have the numbers of the JVM and of the process already. */
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Counts and times one answer. */
    public void answered(Answer answer, Duration taken) {
        String code =
                answer.errorCodes().isEmpty() ? "success" : answer.errorCodes().getFirst();
        String outcome = code.equals("success") || CODES.contains(code) ? code : "OTHER";
        timers.computeIfAbsent(outcome, this::timer).record(taken);
    }

    /** Shows a number that is read whenever somebody looks. */
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** As {@link #gauge(String, String, Supplier)}, of one kind of pools. */
    void gauge(String name, String description, String pool, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .tag("pool", pool)
                .strongReference(true)
                .register(registry);
    }

    /** Shows a number that only grows, of one kind of pools. */
    void counter(String name, String description, String pool, DoubleSupplier value) {
        FunctionCounter.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .tag("pool", pool)
                .register(registry);
        counted.add(value);
    }

    /** Everything, in the text format of Prometheus. */
    public String scrape() {
        return registry.scrape();
    }

    private Timer timer(String outcome) {
        return Timer.builder("fraiseql.requests")
                .description("GraphQL requests, from their head to the last byte of the answer")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
