package io.fraiseql.tenancy.config;

import java.time.Duration;
import java.util.List;
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
        return () -> new ServerConfig(host, port, bodyLimit, requestTimeout, shutdownTimeout, corsOrigins);
    }
}
