package io.fraiseql.server;

import io.fraiseql.api.Middleware;
import io.fraiseql.api.Request;
import io.fraiseql.lifecycle.provisioning.TenantProvisioning;
import io.fraiseql.server.telemetry.RequestAudit;
import io.fraiseql.tenancy.resolution.TenantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the embedding application brings along. */
record Embedding(
        List<Middleware> middleware,
        List<TenantSource> tenantSources,
        Function<Request, Map<String, Object>> context,
        Optional<Supplier<byte[]>> graphiqlTenants,
        Optional<TenantProvisioning> provisioning,
        RequestAudit audit) {
    Embedding {
        middleware = List.copyOf(middleware);
        tenantSources = List.copyOf(tenantSources);
    }
}
