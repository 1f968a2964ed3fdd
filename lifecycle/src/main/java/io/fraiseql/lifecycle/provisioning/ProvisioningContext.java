package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.lifecycle.migration.OwnerConnection;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.registry.RegistryWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The state that the steps of one creation share.
 *
 * @param run names this creation; what it makes bears it
 * @param location where the tenant will live
 * @param registry the registry's connection, in autocommit mode between steps
 */
record ProvisioningContext(
        NewTenant order,
        UUID run,
        TenantLocation location,
        Connection registry,
        RegistryWriter writer,
        ProvisioningJournal journal) {
    TenantId id() {
        return order.id();
    }

    /** The comment on a schema or database that this creation has made. */
    String mark() {
        return "fraiseql tenant " + order.id() + ", made by " + run;
    }

    /** The same as an SQL literal: COMMENT takes no parameter. */
    String markLiteral() {
        return "'" + mark().replace("'", "''") + "'";
    }

    /** The tenant as the registry has it in a state. */
    Tenant tenant(TenantState state) {
        return new Tenant(order.id(), order.name(), order.subdomain(), state, order.plan(), location.placement());
    }

    /** A new connection of the owner's to the database that holds the tenant's tables. */
    Connection openDatabase() throws SQLException {
        return OwnerConnection.open(location.owner());
    }

    /** Whether the tenant's rows lie among others'. */
    boolean sharesRows() {
        return location.placement() instanceof Placement.SharedRows;
    }

    /** The owner's URL of the database that holds the tenant's tables. */
    ConnectionUrl owner() {
        return location.owner();
    }
}
