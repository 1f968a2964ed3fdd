package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.pool.Lane.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a lane, idle and lent, each the home of some of the tenants whose statements are planned for them alone. A backend that serves
 * an eighth of a thousand schemas keeps their plans and catalog entries in reach; one that serves all of them takes nearly twice as long for a
 * short statement. Homes move when connections come and go, which costs a few plans.
 *
 * <p>Belongs to a {@link Gate} and is touched under its lock only.
 */
final class Homes {
    private final List<PooledConnection> connections = new ArrayList<>();

    void add(PooledConnection connection) {
        connections.add(connection);
    }

    void remove(PooledConnection connection) {
        connections.remove(connection);
    }

    /** Where this tenant is at home; null when it is the same to it. */
    @Nullable PooledConnection of(Turn turn) {
        if (!turn.settles || connections.isEmpty()) {
            return null;
        }
        // Ids that count upwards have hashes that do, too.
        int spread = (turn.tenant.hashCode() * 0x9E3779B9) >>> 16;
        return connections.get(spread % connections.size());
    }
}
