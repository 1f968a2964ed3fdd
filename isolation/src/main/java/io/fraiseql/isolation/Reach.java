package io.fraiseql.isolation;

import java.util.List;

/**
 * A role whose rights the connection has, or can take.
 *
 * @param revocations the SQL that ends each membership which leads there; empty for the role that connects and the one
 *     it acts as
 */
record Reach(Role role, List<String> revocations) {
    Reach {
        revocations = List.copyOf(revocations);
    }

    boolean isConnection() {
        return revocations.isEmpty();
    }
}
