package io.fraiseql.tenancy.resolution;

import io.fraiseql.tenancy.TenantId;
import java.util.Optional;

/**
 * One place that may name a request's tenant: a claim, a subdomain, a header, or one of the embedding application's
 * own. Thread-safe.
 */
public interface TenantSource {
    /** The name that logs show. */
    String name();

    /**
     * The tenant that this source names; empty when it says nothing.
     *
     * @throws io.fraiseql.tenancy.TenancyException.MalformedTenant when it says something that is no tenant id
     * @throws io.fraiseql.tenancy.TenancyException.TenantUnavailable when it names a tenant that does not exist
     */
    Optional<TenantId> tenant(TenantRequest request);

    /** How much this source counts for. By default it only has to agree with the others. */
    default Authority authority() {
        return Authority.CONFIRMS;
    }
}
