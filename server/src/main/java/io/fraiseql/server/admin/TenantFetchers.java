package io.fraiseql.server.admin;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.fraiseql.lifecycle.provisioning.DedicatedPools;
import io.fraiseql.lifecycle.provisioning.NewTenant;
import io.fraiseql.lifecycle.provisioning.ProvisioningProgress;
import io.fraiseql.lifecycle.provisioning.TenantProvisioning;
import io.fraiseql.lifecycle.provisioning.WantedPlacement;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** What the fields of the admin API do. Thread-safe. */
final class TenantFetchers {
    private final TenantProvisioning provisioning;
    private final DedicatedPools pools;

    TenantFetchers(TenantProvisioning provisioning) {
        this.provisioning = provisioning;
        this.pools = provisioning.pools();
    }

    DataFetcher<List<TenantView>> list() {
        return environment -> {
            Optional<String> state = argument(environment, "state");
            return provisioning.list().tenants().stream()
                    .map(TenantView::of)
                    .filter(tenant -> state.isEmpty() || state.get().equals(tenant.state()))
                    .toList();
        };
    }

    DataFetcher<Optional<TenantView>> one() {
        return environment -> provisioning.find(id(environment)).map(TenantView::of);
    }

    DataFetcher<TenantView> provision() {
        return environment -> {
            var order = new NewTenant(
                    argument(environment, "id").map(TenantId::parse).orElseGet(TenantFetchers::newId),
                    required(environment, "name"),
                    argument(environment, "subdomain"),
                    required(environment, "adminEmail"),
                    required(environment, "plan"),
                    argument(environment, "placement").map(WantedPlacement::parse));
            Tenant created = provisioning.create(order, ProvisioningProgress.SILENT);
            return TenantView.of(created);
        };
    }

    DataFetcher<String> cancel() {
        return environment -> cancelled(id(environment));
    }

    DataFetcher<TenantView> promote() {
        return environment -> {
            Optional<Integer> connections = Optional.ofNullable(environment.getArgument("connections"));
            return TenantView.of(pools.promote(
                    id(environment), connections.map(OptionalInt::of).orElse(OptionalInt.empty())));
        };
    }

    DataFetcher<TenantView> demote() {
        return environment -> TenantView.of(pools.demote(id(environment)));
    }

    private String cancelled(TenantId id) throws SQLException {
        provisioning.cancel(id);
        return id.value();
    }

    private static TenantId newId() {
        return new TenantId(UUID.randomUUID().toString());
    }

    private static TenantId id(DataFetchingEnvironment environment) {
        return TenantId.parse(required(environment, "id"));
    }

    private static String required(DataFetchingEnvironment environment, String name) {
        return argument(environment, name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static Optional<String> argument(DataFetchingEnvironment environment, String name) {
        return Optional.ofNullable(environment.getArgument(name));
    }
}
