package io.fraiseql.tenancy.config;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code [multitenancy]}. There is no way to switch it off: without tenants nothing would say whose rows are whose.
 *
 * @param resolve where the tenant may be named; not empty, nothing twice
 * @param tenantClaim the token's claim, or the dotted path to it
 * @param baseDomain the domain whose subdomains are tenants, in lower case
 * @param reservedSubdomains labels that are no tenants, in lower case
 * @param tenantColumn the column of shared tables that holds the tenant's id
 */
public record MultitenancyConfig(
        Strategy strategy,
        List<ResolutionStep> resolve,
        String tenantClaim,
        String tenantHeader,
        TrustHeader trustHeader,
        Optional<String> baseDomain,
        Set<String> reservedSubdomains,
        String tenantColumn) {
    public MultitenancyConfig {
        Objects.requireNonNull(strategy, "strategy is null");
        resolve = List.copyOf(resolve);
        Objects.requireNonNull(tenantClaim, "tenantClaim is null");
        Identifiers.header(tenantHeader);
        Objects.requireNonNull(trustHeader, "trustHeader is null");
        baseDomain = baseDomain.map(Identifiers::domain);
        reservedSubdomains =
                reservedSubdomains.stream().map(Identifiers::subdomain).collect(Collectors.toUnmodifiableSet());
        Identifiers.column(tenantColumn);
        if (resolve.isEmpty() || new HashSet<>(resolve).size() < resolve.size()) {
            throw new IllegalArgumentException("resolve is empty or names a source twice");
        }
    }
}
