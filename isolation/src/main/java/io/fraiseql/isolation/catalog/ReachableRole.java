package io.fraiseql.isolation.catalog;

import java.util.List;

/**
 * A role whose rights the connection has, or can take.
 *
 * @param revocations the SQL that ends each membership which leads there; empty for the role that connects and the one
 *     it acts as
 */
public record ReachableRole(Role role, List<String> revocations) {
    public ReachableRole {
        revocations = List.copyOf(revocations);
    }

    public boolean isConnection() {
        return revocations.isEmpty();
    }
}
