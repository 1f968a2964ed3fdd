package io.fraiseql.tenancy.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

final class ServerReader {
    private ServerReader() {}

    static Supplier<ServerConfig> read(Section section) {
        String host = section.text("host").orElse("0.0.0.0");
        int port = section.integer("port", ServerConfig.PORT).orElse(8080);
        int bodyLimit = section.integer("body_limit", ServerConfig.BODY_LIMIT).orElse(1 << 20);
        Duration requestTimeout = section.duration("request_timeout", ServerConfig.REQUEST_TIMEOUT)
                .orElse(Duration.ofSeconds(60));
        Duration shutdownTimeout = section.duration("shutdown_timeout", ServerConfig.SHUTDOWN_TIMEOUT)
                .orElse(Duration.ofSeconds(10));
        List<String> corsOrigins =
                section.texts("cors_origins", ServerConfig::origin).orElse(List.of());
        Optional<Integer> rateLimit = section.integer("rate_limit", ServerConfig.RATE_LIMIT);
        boolean metrics = section.flag("metrics").orElse(true);
        boolean serverTiming = section.flag("server_timing").orElse(true);
        return () -> new ServerConfig(
                host, port, bodyLimit, requestTimeout, shutdownTimeout, corsOrigins, rateLimit, metrics, serverTiming);
    }
}
