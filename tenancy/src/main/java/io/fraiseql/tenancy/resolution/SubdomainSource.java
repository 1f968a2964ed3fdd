package io.fraiseql.tenancy.resolution;

import io.fraiseql.tenancy.TenancyException.TenantUnavailable;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.registry.TenantRegistry;
import java.util.Optional;
import java.util.Set;

/**
 * The label before the base domain: {@code acme} of {@code acme.yourapp.com}. It says nothing under the base domain
 * itself, under a reserved label and under any other host; {@code X-Forwarded-Host} is not read, since anyone can send
 * it. A label that the registry does not know, and several labels ({@code a.acme.yourapp.com}), name a tenant that does
 * not exist.
 *
 * @param baseDomain in lower case
 * @param reserved labels in lower case
 */
record SubdomainSource(String baseDomain, Set<String> reserved, TenantRegistry registry, Authority authority)
        implements TenantSource {
    SubdomainSource {
        reserved = Set.copyOf(reserved);
    }

    @Override
    public String name() {
        return "subdomain";
    }

    @Override
    public Optional<TenantId> tenant(TenantRequest request) {
        return HostName.of(request.header("Host"))
                .filter(host -> host.endsWith("." + baseDomain))
                .map(host -> host.substring(0, host.length() - baseDomain.length() - 1))
                .filter(label -> !reserved.contains(label))
                .map(this::tenantOf);
    }

    private TenantId tenantOf(String label) {
        if (label.indexOf('.') >= 0) {
            throw new TenantUnavailable();
        }
        return registry.findBySubdomain(label).map(Tenant::id).orElseThrow(TenantUnavailable::new);
    }
}
