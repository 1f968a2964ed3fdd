package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import java.util.Optional;

/** A parsed row of the registry: a tenant, or the reason why it is none. A row in doubt is never an active tenant. */
sealed interface RegistryRow {
    /** A row that makes sense. */
    record Valid(Tenant tenant) implements RegistryRow {}

    /**
     * A row that does not.
     *
     * @param id the tenant, when at least that could be read
     * @param reason for the log; shows the row's id, and no URL
     */
    record Invalid(Optional<TenantId> id, String reason) implements RegistryRow {}
}
