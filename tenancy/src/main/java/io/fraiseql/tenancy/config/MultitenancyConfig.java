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
    private static final List<ResolutionStep> ALL_STEPS = List.of(ResolutionStep.values());
    private static final List<String> RESERVED = List.of("www", "api", "admin");

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
        if (resolve.isEmpty()) {
            throw new RefusedValueException("resolve", "resolve is empty; name at least one of jwt, subdomain, header");
        }
        if (new HashSet<>(resolve).size() < resolve.size()) {
            throw new RefusedValueException("resolve", "resolve names a source twice");
        }
    }

    static Optional<MultitenancyConfig> read(Section section) {
        if (!section.flag("enabled").orElse(true)) {
            section.refuse(
                    "enabled",
                    "enabled = false cannot be served: without tenants nothing says whose rows are whose; remove the key");
        }
        Strategy strategy = section.choice("strategy", Strategy.class).orElse(Strategy.ROW);
        List<ResolutionStep> resolve =
                section.choices("resolve", ResolutionStep.class).orElse(ALL_STEPS);
        String tenantClaim = section.text("tenant_claim").orElse("tenant_id");
        String tenantHeader =
                section.parsed("tenant_header", Identifiers::header).orElse("X-Tenant-ID");
        TrustHeader trustHeader =
                section.choice("trust_header", TrustHeader.class).orElse(TrustHeader.MATCHING);
        Optional<String> baseDomain = section.parsed("base_domain", Identifiers::domain);
        List<String> reserved =
                section.texts("reserved_subdomains", Identifiers::subdomain).orElse(RESERVED);
        String tenantColumn =
                section.parsed("tenant_column", Identifiers::column).orElse("tenant_id");
        // By default subdomains are among the sources, and silent without a domain; who names them means them.
        if (section.has("resolve") && resolve.contains(ResolutionStep.SUBDOMAIN) && !section.has("base_domain")) {
            section.refuse(
                    "resolve", "resolve names subdomain, but base_domain is not set; set it, such as \"yourapp.com\"");
        }
        return section.made(() -> new MultitenancyConfig(
                strategy,
                resolve,
                tenantClaim,
                tenantHeader,
                trustHeader,
                baseDomain,
                Set.copyOf(reserved),
                tenantColumn));
    }
}
