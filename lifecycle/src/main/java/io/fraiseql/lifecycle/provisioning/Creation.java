package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.lifecycle.migration.OwnerConnection;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.registry.RegistryWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What the steps of one creation share.
 *
 * @param run names this creation; what it makes bears it
 * @param site where the tenant will live
 * @param registry the registry's connection, in autocommit mode between steps
 */
record Creation(NewTenant order, UUID run, Site site, Connection registry, RegistryWriter writer, Journal journal) {
    /** What a comment on a schema or database says that this creation has made. */
    String mark() {
        return "fraiseql tenant " + order.id() + ", made by " + run;
    }

    /** The tenant as the registry has it in a state. */
    Tenant tenant(TenantState state) {
        return new Tenant(order.id(), order.name(), order.subdomain(), state, order.plan(), site.placement());
    }

    /** A new connection of the owner's to where the tenant's tables are. */
    Connection openPlace() throws SQLException {
        return OwnerConnection.open(site.owner());
    }

    /** Whether the tenant's rows lie among others'. */
    boolean sharesRows() {
        return site.placement() instanceof Placement.SharedRows;
    }

    /** The owner's way into the tenant's database. */
    ConnectionUrl owner() {
        return site.owner();
    }
}
