package io.fraiseql.server.request;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.resolution.TenantRequest;
import java.util.Optional;

/** Which tenant a request is for. Thread-safe. */
@FunctionalInterface
public interface TenantResolver {
    /**
     * The tenant, known and active.
     *
     * @param proposed what middleware put into the context
     * @throws io.fraiseql.tenancy.TenancyException when there is none, or no single one, or it is not served
     */
    Tenant resolve(TenantRequest request, Optional<TenantId> proposed);
}
