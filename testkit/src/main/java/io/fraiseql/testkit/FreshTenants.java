package io.fraiseql.testkit;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.registry.RegistryWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes tenants: a place where the strategy has them, the rows that every tenant begins with, and a row in the
 * registry each.
 *
 * @param owner in the main database, which has the registry
 */
record FreshTenants(Connection owner, RegistryWriter registry, PlacementStrategy placement, TenantSeed seed) {
    private static final String PLAN = "basic";

    static TestTenant invent() {
        String id = UUID.randomUUID().toString();
        return new TestTenant(id, "t-" + id, UUID.randomUUID().toString());
    }

    /** Makes all of them; none is registered when one cannot be made. */
    void make(List<TestTenant> tenants) throws SQLException {
        for (TestTenant tenant : tenants) {
            placement.create(tenant);
        }
        owner.setAutoCommit(false);
        try {
            for (TestTenant tenant : tenants) {
                register(tenant, placement.seed(owner, tenant, seed));
            }
            owner.commit();
        } catch (SQLException | RuntimeException e) {
            owner.rollback();
            throw e;
        } finally {
            owner.setAutoCommit(true);
        }
    }

    private void register(TestTenant tenant, Placement placement) throws SQLException {
        registry.insert(new Tenant(
                TenantId.parse(tenant.id()),
                tenant.subdomain(),
                Optional.of(tenant.subdomain()),
                TenantState.ACTIVE,
                PLAN,
                placement));
    }
}
