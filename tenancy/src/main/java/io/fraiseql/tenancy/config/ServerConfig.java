package io.fraiseql.tenancy.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code [server]}.
 *
 * @param host the address to listen on
 * @param port 0 to 65535; 0 lets the system choose
 * @param bodyLimit bytes that a request's body may have after decompression, 1 KiB to 1 GiB
 * @param requestTimeout how long one request may take in all, 1 s to 1 h
 * @param shutdownTimeout how long requests that run may finish when the server stops, 0 s to 1 h
 * @param corsOrigins the origins that browsers may call from, such as {@code https://app.example.com}, or {@code *};
 *     none by default
 * @param rateLimit requests per second that one tenant may make, 1 to 1 000 000, and as many at once; empty for
 *     no limit
 * @param metrics whether {@code /metrics} answers
 * @param serverTiming whether answers to known tenants carry the {@code Server-Timing} header
 */
public record ServerConfig(
        String host,
        int port,
        int bodyLimit,
        Duration requestTimeout,
        Duration shutdownTimeout,
        List<String> corsOrigins,
        Optional<Integer> rateLimit,
        boolean metrics,
        boolean serverTiming) {
    private static final Range<Integer> PORT = Range.of("port", 0, 65535);
    private static final Range<Integer> BODY_LIMIT = Range.of("body_limit", 1 << 10, 1 << 30);
    private static final Range<Integer> RATE_LIMIT = Range.of("rate_limit", 1, 1_000_000);
    private static final Range<Duration> REQUEST_TIMEOUT =
            Range.of("request_timeout", Duration.ofSeconds(1), Duration.ofHours(1));
    private static final Range<Duration> SHUTDOWN_TIMEOUT =
            Range.of("shutdown_timeout", Duration.ZERO, Duration.ofHours(1));

    public ServerConfig {
        Objects.requireNonNull(host, "host is null");
        PORT.check(port);
        BODY_LIMIT.check(bodyLimit);
        REQUEST_TIMEOUT.check(requestTimeout);
        SHUTDOWN_TIMEOUT.check(shutdownTimeout);
        corsOrigins = corsOrigins.stream().map(ServerConfig::origin).toList();
        rateLimit.ifPresent(RATE_LIMIT::check);
    }

    static Optional<ServerConfig> read(Section section) {
        String host = section.text("host").orElse("0.0.0.0");
        int port = section.integer(PORT).orElse(8080);
        int bodyLimit = section.integer(BODY_LIMIT).orElse(1 << 20);
        Duration requestTimeout = section.duration(REQUEST_TIMEOUT).orElse(Duration.ofSeconds(60));
        Duration shutdownTimeout = section.duration(SHUTDOWN_TIMEOUT).orElse(Duration.ofSeconds(10));
        List<String> corsOrigins =
                section.texts("cors_origins", ServerConfig::origin).orElse(List.of());
        Optional<Integer> rateLimit = section.integer(RATE_LIMIT);
        boolean metrics = section.flag("metrics").orElse(true);
        boolean serverTiming = section.flag("server_timing").orElse(true);
        return section.made(() -> new ServerConfig(
                host, port, bodyLimit, requestTimeout, shutdownTimeout, corsOrigins, rateLimit, metrics, serverTiming));
    }

    /** The same at another address. */
    public ServerConfig on(String otherHost, int otherPort) {
        return new ServerConfig(
                otherHost,
                otherPort,
                bodyLimit,
                requestTimeout,
                shutdownTimeout,
                corsOrigins,
                rateLimit,
                metrics,
                serverTiming);
    }

    private static String origin(String text) {
        if (text.equals("*")) {
            return text;
        }
        String refusal = "an origin is written https://host or https://host:port, without a path; or * for all";
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(refusal, e);
        }
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        boolean bare = uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && String.valueOf(uri.getRawPath()).isEmpty();
        if (!web || uri.getHost() == null || !bare) {
            throw new IllegalArgumentException(refusal);
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
