package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.util.List;
import java.util.Optional;

/**
 * What a transaction is opened with.
 *
 * @param schema the schema of the tenant's own; empty for shared tables
 * @param tenant what fills {@link Parameter.TenantParameter}; empty across tenants
 * @param values what fills the context's {@code ?}s, in order
 */
record Opening(ConnectionUrl database, Optional<String> schema, Optional<String> tenant, List<String> values) {}
