package io.fraiseql.testkit.fuzz;

import io.fraiseql.tenancy.TenancyException;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.MultitenancyConfig;
import io.fraiseql.tenancy.config.ResolutionStep;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.config.TrustHeader;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.registry.TenantRegistry;
import io.fraiseql.tenancy.resolution.TenantRequest;
import io.fraiseql.tenancy.resolution.TenantResolution;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A tenant header, a host and a claim, a line each: whoever gets in is of the tenant that the claim names. */
public final class TenantTarget {
    private static final TenantRegistry REGISTRY = new TwoTenants();
    private static final TenantResolution RESOLUTION = TenantResolution.create(
            new MultitenancyConfig(
                    Strategy.ROW,
                    List.of(ResolutionStep.JWT, ResolutionStep.SUBDOMAIN, ResolutionStep.HEADER),
                    "tenant_id",
                    "X-Tenant-ID",
                    TrustHeader.MATCHING,
                    Optional.of("yourapp.com"),
                    Set.of("www"),
                    "tenant_id"),
            true,
            REGISTRY,
            List.of());

    private TenantTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        List<String> lines = List.of(new String(input, StandardCharsets.ISO_8859_1).split("\n", 3));
        String claim = lines.size() > 2 ? lines.get(2) : "";
        var request = new Lines(lines, identity(claim));
        try {
            Tenant tenant = RESOLUTION.resolve(request, Optional.empty());
            if (!claim.toLowerCase(Locale.ROOT).equals(tenant.id().value())) {
                throw new AssertionError("a token of '" + claim + "' got into " + tenant.id());
            }
        } catch (TenancyException expected) {
            // So it is to be.
        }
    }

    private static Identity identity(String claim) {
        return new Identity(
                true,
                claim.isEmpty() ? Optional.empty() : Optional.of(claim),
                Optional.of("u"),
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of());
    }

    private record Lines(List<String> lines, Identity identity) implements TenantRequest {
        @Override
        public List<String> header(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "x-tenant-id" ->
                    lines.getFirst().isEmpty()
                            ? List.of()
                            : List.of(lines.getFirst().split(";", 2));
                case "host" -> lines.size() < 2 || lines.get(1).isEmpty() ? List.of() : List.of(lines.get(1));
                default -> List.of();
            };
        }

        @Override
        public List<String> headerNames() {
            return List.of("X-Tenant-ID", "Host");
        }
    }

    private static final class TwoTenants implements TenantRegistry {
        private final List<Tenant> tenants = List.of(tenant("acme"), tenant("globex"));

        private static Tenant tenant(String name) {
            return new Tenant(
                    TenantId.parse(name),
                    name,
                    Optional.of(name),
                    TenantState.ACTIVE,
                    "basic",
                    new Placement.SharedRows());
        }

        @Override
        public Optional<Tenant> find(TenantId id) {
            return tenants.stream().filter(tenant -> tenant.id().equals(id)).findFirst();
        }

        @Override
        public Optional<Tenant> findBySubdomain(String subdomain) {
            return tenants.stream()
                    .filter(tenant -> tenant.subdomain().equals(Optional.of(subdomain)))
                    .findFirst();
        }

        @Override
        public int size() {
            return tenants.size();
        }
    }
}
