package io.fraiseql.tenancy.pool;

import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.EvictionConfig;
import org.apache.commons.pool2.impl.EvictionPolicy;

/** Which idle connections are closed: those beyond what is kept once they have been idle long enough, and the old ones. */
record IdleConnections(PoolSettings settings) implements EvictionPolicy<PooledConnection> {
    @Override
    public boolean evict(EvictionConfig config, PooledObject<PooledConnection> candidate, int idle) {
        return candidate.getObject().isRetired()
                || (idle > settings.kept() && candidate.getIdleDuration().compareTo(settings.idleTimeout()) >= 0);
    }
}
