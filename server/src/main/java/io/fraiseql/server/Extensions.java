package io.fraiseql.server;

import io.fraiseql.api.Middleware;
import io.fraiseql.api.Request;
import io.fraiseql.lifecycle.provisioning.TenantProvisioning;
import io.fraiseql.tenancy.resolution.TenantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the embedding application adds to the server by {@link FraiseQL.Builder}. */
record Extensions(
        List<Middleware> middleware,
        List<TenantSource> tenantSources,
        Function<Request, Map<String, Object>> context,
        Optional<Supplier<byte[]>> graphiqlTenants,
        Optional<TenantProvisioning> provisioning) {
    Extensions {
        middleware = List.copyOf(middleware);
        tenantSources = List.copyOf(tenantSources);
    }
}
