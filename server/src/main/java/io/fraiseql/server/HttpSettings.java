package io.fraiseql.server;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What the HTTP side needs to know.
 *
 * @param port 0 lets the system choose
 * @param bodyLimit bytes that a request's body may have
 * @param requestTimeout how long a request may take, from its first byte to the last byte of its answer; also how long a
 *     connection may wait for its next request
 * @param shutdownTimeout how long running requests may finish when the server stops
 * @param corsOrigins the origins that browsers may call from; {@code *} for all
 * @param tenantHeader the header that may name a tenant, for CORS
 * @param serverTiming whether answers carry {@code Server-Timing}
 * @param metrics whether {@code /metrics} answers
 * @param console whether {@code /} shows the console
 */
record HttpSettings(
        String host,
        int port,
        int bodyLimit,
        Duration requestTimeout,
        Duration shutdownTimeout,
        List<String> corsOrigins,
        String tenantHeader,
        boolean serverTiming,
        boolean metrics,
        boolean console) {
    HttpSettings {
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(requestTimeout, "requestTimeout is null");
        Objects.requireNonNull(shutdownTimeout, "shutdownTimeout is null");
        corsOrigins = List.copyOf(corsOrigins);
        Objects.requireNonNull(tenantHeader, "tenantHeader is null");
    }
}
