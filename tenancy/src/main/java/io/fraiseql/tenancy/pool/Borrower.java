package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.TenantId;
import java.util.Objects;
import java.util.Optional;

/**
 * Who asks for a connection.
 *
 * @param tenant empty for what is done for no tenant
 * @param hasAffinity whether connections keep statements for this tenant alone, so that it does best to come back to
 *     the same one: see {@link Affinity}
 */
public record Borrower(Optional<TenantId> tenant, boolean hasAffinity) {
    private static final Borrower NO_TENANT = new Borrower(Optional.empty(), false);

    public Borrower {
        Objects.requireNonNull(tenant, "tenant is null");
    }

    /** A tenant to whom all connections of a key are the same. */
    public static Borrower of(TenantId tenant) {
        return new Borrower(Optional.of(tenant), false);
    }

    /** A read across tenants. */
    public static Borrower crossTenant() {
        return NO_TENANT;
    }

    /** A probe that asks whether connections can be had. */
    public static Borrower probe() {
        return NO_TENANT;
    }
}
