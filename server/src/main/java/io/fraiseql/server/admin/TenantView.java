package io.fraiseql.server.admin;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.placement.DedicatedPool;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A tenant as the admin API shows it; the URL of a database holds a password, and stays away. */
record TenantView(
        String id,
        String name,
        Optional<String> subdomain,
        String plan,
        String state,
        String placement,
        boolean dedicatedPool,
        @Nullable Integer dedicatedConnections) {
    static TenantView of(Tenant tenant) {
        OptionalInt connections =
                tenant.dedicatedPool().map(DedicatedPool::connections).orElse(OptionalInt.empty());
        return new TenantView(
                tenant.id().value(),
                tenant.name(),
                tenant.subdomain(),
                tenant.plan(),
                tenant.state().name(),
                tenant.placement().kind().word(),
                tenant.dedicatedPool().isPresent(),
                connections.isPresent() ? connections.getAsInt() : null);
    }
}
