package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.pool.Lane.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a lane, idle and lent, each the home of some of the tenants whose statements are planned for them
 * alone. A backend that serves an eighth of a thousand schemas keeps their plans and catalog entries in reach; one that
 * serves all of them takes longer for each statement. Rendezvous hashing: when a connection goes, only its own tenants
 * find another home, and one that comes takes its share of each.
 *
 * <p>Belongs to a {@link Gate} and is touched under its lock only.
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

    /** Where this tenant is at home; null when it is the same to it. */
    @Nullable PooledConnection home(Turn turn) {
        if (!turn.settles) {
            return null;
        }
        // Asked for each of those who wait, whenever a connection comes free.
        if (turn.homeAsOf != changes) {
            turn.home = find(turn.tenant.hashCode());
            turn.homeAsOf = changes;
        }
        return turn.home;
    }

    private @Nullable PooledConnection find(int tenant) {
        PooledConnection home = null;
        long most = Long.MIN_VALUE;
        for (var connection : connections) {
            long weight = weight(tenant, System.identityHashCode(connection));
            if (home == null || weight > most) {
                home = connection;
                most = weight;
            }
        }
        return home;
    }

    /** The finalizer of SplitMix64: ids that count upwards have hashes that do, too. */
    private static long weight(int tenant, int connection) {
        long mixed = (((long) connection << 32) | (tenant & 0xFFFF_FFFFL)) + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
