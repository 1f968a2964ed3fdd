package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.PoolsConfig;
import io.fraiseql.tenancy.placement.DedicatedPool;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.registry.RegistryTransactions;
import io.fraiseql.tenancy.registry.RegistryWriter;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The connections that large tenants of the shared database have to themselves. Every process that follows the registry
 * switches while it serves: a request that runs keeps its connection, the next one takes the new way. Got from {@link
 * TenantProvisioning#pools}. Thread-safe.
 */
public final class DedicatedPools {
    private final RegistryTransactions registry;
    private final PoolsConfig pools;

    DedicatedPools(RegistryTransactions registry, PoolsConfig pools) {
        this.registry = registry;
        this.pools = pools;
    }

    /**
     * Gives a tenant connections for itself, or changes how many it has.
     *
     * @param connections how many at most; empty for {@code multitenancy.pools.per_tenant}
     * @return the tenant as it is now
     * @throws ProvisioningException when there is no such tenant, it has a database of its own, it has such a pool
     *     already, or there are not so many connections
     * @throws io.fraiseql.tenancy.registry.RegistryException when the registry is away, or has no column for it
     */
    public Tenant promote(TenantId id, OptionalInt connections) {
        int budget = pools.maxConnections();
        if (connections.isPresent() && (connections.getAsInt() < 1 || connections.getAsInt() > budget)) {
            throw new ProvisioningException(connections.getAsInt()
                    + " connections for one tenant are not to be had: a pool has at least one, and all pools of a process"
                    + " together have " + budget + " (multitenancy.pools.max_connections)");
        }
        return registry.call(writer -> {
            Tenant tenant = find(writer, id);
            if (tenant.placement() instanceof Placement.OwnDatabase) {
                throw new ProvisioningException(
                        "the tenant " + id
                                + " has a database of its own, and so its own connections; multitenancy.pools.per_tenant says how many");
            }
            var wanted = new DedicatedPool(connections);
            Optional<DedicatedPool> present = tenant.dedicatedPool();
            if (present.isPresent() && (connections.isEmpty() || present.get().equals(wanted))) {
                throw new ProvisioningException("the tenant " + id + " has connections of its own already, at most "
                        + present.get().connections().orElse(pools.perTenant())
                        + "; say another number to change that, or demote it to take them back");
            }
            return changed(writer, tenant, Optional.of(wanted));
        });
    }

    /**
     * Puts a tenant back among the others of the shared database.
     *
     * @return the tenant as it is now
     * @throws ProvisioningException when there is no such tenant, or it has no connections for itself
     * @throws io.fraiseql.tenancy.registry.RegistryException when the registry is away
     */
    public Tenant demote(TenantId id) {
        return registry.call(writer -> {
            Tenant tenant = find(writer, id);
            if (tenant.dedicatedPool().isEmpty()) {
                throw new ProvisioningException("the tenant " + id
                        + (tenant.placement() instanceof Placement.OwnDatabase
                                ? " has a database of its own; its connections cannot be shared"
                                : " shares its connections with the others already"));
            }
            return changed(writer, tenant, Optional.empty());
        });
    }

    private static Tenant find(RegistryWriter writer, TenantId id) throws SQLException {
        return writer.find(id).orElseThrow(() -> unknown(id));
    }

    private static Tenant changed(RegistryWriter writer, Tenant tenant, Optional<DedicatedPool> pool)
            throws SQLException {
        if (!writer.changePool(tenant.id(), pool)) {
            throw unknown(tenant.id());
        }
        return new Tenant(
                tenant.id(),
                tenant.name(),
                tenant.subdomain(),
                tenant.state(),
                tenant.plan(),
                tenant.placement(),
                pool);
    }

    private static ProvisioningException unknown(TenantId id) {
        return new ProvisioningException(
                "the registry has no tenant " + id + "; 'fraiseql tenant list' prints those that it has");
    }
}
