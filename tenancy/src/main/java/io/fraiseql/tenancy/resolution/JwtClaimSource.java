package io.fraiseql.tenancy.resolution;

import io.fraiseql.tenancy.TenantId;
import java.util.Optional;

/** The tenant claim of the verified token. */
record JwtClaimSource(Authority authority) implements TenantSource {
    @Override
    public String name() {
        return "jwt";
    }

    @Override
    public Optional<TenantId> tenant(TenantRequest request) {
        return request.identity().tenantClaim().map(TenantId::parse);
    }
}
