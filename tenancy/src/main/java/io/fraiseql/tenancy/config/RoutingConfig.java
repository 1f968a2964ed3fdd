package io.fraiseql.tenancy.config;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code [multitenancy.routing]}: where the tenants are registered.
 *
 * @param registryUrl the registry's database; empty when it is the one of {@code database.url}
 * @param registryTable the registry's table, {@code table} or {@code schema.table}
 * @param refreshInterval how old the copy in memory may grow without a notification, 1 s to 1 h
 * @param allowedHosts where tenants' own databases may be: {@code host}, {@code host:port} or {@code *.domain}, in
 *     lower case; empty for the hosts of {@code database.url} and {@code registry_url}
 */
public record RoutingConfig(
        Optional<ConnectionUrl> registryUrl,
        String registryTable,
        Duration refreshInterval,
        List<String> allowedHosts) {
    private static final Range<Duration> REFRESH_INTERVAL =
            Range.of("refresh_interval", Duration.ofSeconds(1), Duration.ofHours(1));

    public RoutingConfig {
        Objects.requireNonNull(registryUrl, "registryUrl is null");
        Identifiers.table(registryTable);
        REFRESH_INTERVAL.check(refreshInterval);
        allowedHosts = allowedHosts.stream().map(TenantUrls::host).toList();
    }

    static Optional<RoutingConfig> read(Section section) {
        Optional<ConnectionUrl> registryUrl = section.parsed("registry_url", ConnectionUrl::parse);
        String registryTable =
                section.parsed("registry_table", Identifiers::table).orElse("tenant_databases");
        Duration refreshInterval = section.duration(REFRESH_INTERVAL).orElse(Duration.ofSeconds(30));
        List<String> allowedHosts =
                section.texts("allowed_hosts", TenantUrls::host).orElse(List.of());
        return section.made(() -> new RoutingConfig(registryUrl, registryTable, refreshInterval, allowedHosts));
    }
}
