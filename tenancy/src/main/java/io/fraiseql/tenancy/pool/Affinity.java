package io.fraiseql.tenancy.pool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a sub-pool, idle and lent, each preferred by some of the tenants whose statements are planned for
 * them alone. A backend that serves an eighth of a thousand schemas keeps their plans and catalog entries in reach; one
 * that serves all of them takes longer for each statement. Rendezvous hashing: when a connection goes, only its own
 * tenants come to prefer another, and one that comes takes its share of each.
 *
 * <p>Belongs to an {@link Allocator} and is touched under its lock only.
 */
final class Affinity {
    private final List<PooledConnection> connections = new ArrayList<>();
    private int changes;

    void add(PooledConnection connection) {
        connections.add(connection);
        changes++;
    }

    void remove(PooledConnection connection) {
        connections.remove(connection);
        changes++;
    }

    /** The connection that a tenant prefers; null when all are the same to it. */
    @Nullable PooledConnection preferred(TenantQueue queue) {
        if (!queue.hasAffinity) {
            return null;
        }
        // Asked for each of those who wait, whenever a connection comes free.
        if (queue.preferredAsOf != changes) {
            queue.preferred = find(queue.tenant.hashCode());
            queue.preferredAsOf = changes;
        }
        return queue.preferred;
    }

    private @Nullable PooledConnection find(int tenant) {
        PooledConnection heaviest = null;
        long most = Long.MIN_VALUE;
        for (var connection : connections) {
            long weight = weight(tenant, System.identityHashCode(connection));
            if (heaviest == null || weight > most) {
                heaviest = connection;
                most = weight;
            }
        }
        return heaviest;
    }

    /** The finalizer of SplitMix64: ids that count upwards have hashes that do, too. */
    private static long weight(int tenant, int connection) {
        long mixed = (((long) connection << 32) | (tenant & 0xFFFF_FFFFL)) + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
