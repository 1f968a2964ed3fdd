package io.fraiseql.graphql.plan;

import io.fraiseql.tenancy.session.CompiledBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What makes the statements of a plan ready to run: once a plan, not once a request.
 *
 * @param tenant for the rows of one tenant
 * @param admin for rows across tenants; empty when there is no admin role
 */
public record BatchCompiler(
        Function<List<String>, CompiledBatch> tenant, Optional<Function<List<String>, CompiledBatch>> admin) {
    /** The rows that are read in the tenant's session. */
    Optional<Batch> tenantBatch(List<RootField> fields) {
        return batch(fields, false, Optional.of(tenant));
    }

    /** The rows that are read over the admin role. */
    Optional<Batch> adminBatch(List<RootField> fields) {
        return batch(fields, true, admin);
    }

    private static Optional<Batch> batch(
            List<RootField> fields, boolean crossTenant, Optional<Function<List<String>, CompiledBatch>> compiler) {
        var rows = new ArrayList<RootField.Rows>();
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) instanceof RootField.Rows each && each.crossTenant() == crossTenant) {
                rows.add(each);
                numbers.add(i);
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var statements = rows.stream().map(each -> each.select().sql().text()).toList();
        var compiled = compiler.orElseThrow(
                        () -> new IllegalStateException("a cross-tenant query without an admin role"))
                .apply(statements);
        return Optional.of(new Batch(compiled, rows, numbers));
    }
}
