package io.fraiseql.tenancy.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

final class RoutingReader {
    private RoutingReader() {}

    static Supplier<RoutingConfig> read(Section section) {
        Optional<ConnectionUrl> registryUrl = section.parsed("registry_url", ConnectionUrl::parse);
        String registryTable =
                section.parsed("registry_table", Identifiers::table).orElse("tenant_databases");
        Duration refreshInterval = section.duration("refresh_interval", RoutingConfig.REFRESH_INTERVAL)
                .orElse(Duration.ofSeconds(30));
        List<String> allowedHosts =
                section.texts("allowed_hosts", TenantUrls::host).orElse(List.of());
        return () -> new RoutingConfig(registryUrl, registryTable, refreshInterval, allowedHosts);
    }
}
