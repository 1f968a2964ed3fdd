package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which connections may stand in for each other: those of one role to one database, for the same purpose.
 *
 * @param database the database and the role
 * @param tenant the only tenant that these connections are for; empty when many tenants share them
 * @param limit the most connections there may be; empty for what the settings say of the kind
 */
public record PoolKey(Kind kind, ConnectionUrl database, Optional<TenantId> tenant, OptionalInt limit) {
    /** What a pool is for; the only label of its metrics, since tenants are too many. */
    public enum Kind {
        /** All tenants of the shared database who have no pool of their own. */
        SHARED,
        /** One large tenant of the shared database. */
        DEDICATED,
        /** One tenant's own database. */
        OWN,
        /** Reads across tenants. */
        ADMIN
    }

    public PoolKey {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(database, "database is null");
        Objects.requireNonNull(tenant, "tenant is null");
        Objects.requireNonNull(limit, "limit is null");
        if (tenant.isPresent() != (kind == Kind.DEDICATED || kind == Kind.OWN)) {
            throw new IllegalArgumentException("a pool of kind " + kind + " is "
                    + (tenant.isPresent() ? "for many tenants, not for one" : "for one tenant, who is missing"));
        }
    }

    /** The pool of all tenants of the shared database. */
    public static PoolKey shared(ConnectionUrl database) {
        return new PoolKey(Kind.SHARED, database, Optional.empty(), OptionalInt.empty());
    }

    /** The pool of one tenant of the shared database. */
    public static PoolKey dedicated(ConnectionUrl database, TenantId tenant) {
        return dedicated(database, tenant, OptionalInt.empty());
    }

    /** The pool of one tenant of the shared database, as large as this. */
    public static PoolKey dedicated(ConnectionUrl database, TenantId tenant, OptionalInt limit) {
        return new PoolKey(Kind.DEDICATED, database, Optional.of(tenant), limit);
    }

    /** The pool of a tenant's own database. */
    public static PoolKey own(ConnectionUrl database, TenantId tenant) {
        return new PoolKey(Kind.OWN, database, Optional.of(tenant), OptionalInt.empty());
    }

    /** The pool of reads across tenants. */
    public static PoolKey admin(ConnectionUrl database) {
        return new PoolKey(Kind.ADMIN, database, Optional.empty(), OptionalInt.empty());
    }

    /** The address without the password. */
    @Override
    public String toString() {
        return database.toString();
    }
}
