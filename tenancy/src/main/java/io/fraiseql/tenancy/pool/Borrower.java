package io.fraiseql.tenancy.pool;

import java.util.Objects;

/**
 * Who asks for a connection.
 *
 * @param tenant its id; empty for reads across tenants
 * @param settles whether connections keep statements for this tenant alone, so that it does best to come back to the
 *     same one: see {@link Affinity}
 */
public record Borrower(String tenant, boolean settles) {
    public Borrower {
        Objects.requireNonNull(tenant, "tenant is null");
    }

    /** One to whom all connections of a key are the same. */
    public static Borrower of(String tenant) {
        return new Borrower(tenant, false);
    }
}
