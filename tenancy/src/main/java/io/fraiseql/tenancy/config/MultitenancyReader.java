package io.fraiseql.tenancy.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

final class MultitenancyReader {
    private static final List<ResolutionStep> ALL_STEPS = List.of(ResolutionStep.values());
    private static final List<String> RESERVED = List.of("www", "api", "admin");

    private MultitenancyReader() {}

    static Supplier<MultitenancyConfig> read(Section section) {
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
        checkResolve(section, resolve, baseDomain);
        return () -> new MultitenancyConfig(
                strategy,
                resolve,
                tenantClaim,
                tenantHeader,
                trustHeader,
                baseDomain,
                Set.copyOf(reserved),
                tenantColumn);
    }

    private static void checkResolve(Section section, List<ResolutionStep> resolve, Optional<String> baseDomain) {
        if (!section.has("resolve")) {
            return;
        }
        if (resolve.isEmpty()) {
            section.refuse("resolve", "resolve is empty; name at least one of jwt, subdomain, header");
        }
        if (new HashSet<>(resolve).size() < resolve.size()) {
            section.refuse("resolve", "resolve names a source twice");
        }
        if (resolve.contains(ResolutionStep.SUBDOMAIN) && baseDomain.isEmpty() && !section.has("base_domain")) {
            section.refuse(
                    "resolve", "resolve names subdomain, but base_domain is not set; set it, such as \"yourapp.com\"");
        }
    }
}
