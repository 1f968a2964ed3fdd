package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.placement.SearchPath;
import io.fraiseql.tenancy.pool.Borrower;
import io.fraiseql.tenancy.pool.PoolKey;
import java.util.List;
import java.util.Optional;

/**
 * What a transaction is opened with.
 *
 * @param pool where its connection comes from
 * @param schema the schema of the tenant's own; empty for shared tables
 * @param tenant what fills {@link Parameter.TenantParameter}; empty across tenants
 * @param values what fills the context's {@code ?}s, in order
 */
record Opening(PoolKey pool, Optional<String> schema, Optional<TenantId> tenant, List<String> values) {
    ConnectionUrl database() {
        return pool.database();
    }

    /** The path of a schema of the tenant's own. */
    Optional<String> path() {
        return schema.map(SearchPath::of);
    }

    /**
     * Who asks for the connection. Statements are planned for each schema, so its tenant had better come back to where
     * they are.
     */
    Borrower borrower() {
        return tenant.isPresent() ? new Borrower(tenant, schema.isPresent()) : Borrower.crossTenant();
    }
}
