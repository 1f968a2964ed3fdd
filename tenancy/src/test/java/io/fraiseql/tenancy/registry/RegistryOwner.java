package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;

/** The owner of a registry table, who changes tenants one by one while processes follow it. */
record RegistryOwner(RegistryTransactions registry) {
    static RegistryOwner of(String url, String table, Strategy strategy) {
        return new RegistryOwner(new RegistryTransactions(ConnectionUrl.parse(url), table, strategy));
    }

    void insert(Tenant tenant) {
        registry.call(writer -> {
            writer.insert(tenant);
            return tenant;
        });
    }

    /** Takes a tenant to a state from whatever it is in. */
    void changeState(TenantId id, TenantState state) {
        registry.call(
                writer -> writer.changeState(id, writer.find(id).orElseThrow().state(), state));
    }

    void delete(TenantId id) {
        registry.call(writer -> writer.delete(id, writer.find(id).orElseThrow().state()));
    }
}
