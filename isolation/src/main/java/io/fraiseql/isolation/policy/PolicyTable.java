package io.fraiseql.isolation.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A table under row-level security.
 *
 * @param name as SQL writes it
 * @param quoted the same with each part in double quotes where it needs them
 * @param tenant its tenant column; empty when it has none
 */
public record PolicyTable(
        long oid, String name, String quoted, Optional<Expression.Column> tenant, List<RowPolicy> policies) {
    public PolicyTable {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(quoted, "quoted is null");
        Objects.requireNonNull(tenant, "tenant is null");
        policies = List.copyOf(policies);
    }
}
