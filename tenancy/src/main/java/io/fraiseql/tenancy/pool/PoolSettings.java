package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.config.Pooler;
import java.time.Duration;
import java.util.Objects;

/**
 * How many connections, and for how long.
 *
 * @param kept connections of a shared pool that stay open when there is nothing to do; those of other pools are closed
 *     when idle
 * @param overflow further connections under load; {@code kept + overflow} is the limit of a shared pool, and of the one
 *     that reads across tenants
 * @param budget the limit over all pools together
 * @param perTenant the limit of a pool that is for one tenant
 * @param acquireTimeout how long a request waits for a connection
 * @param idleTimeout how long a connection beyond {@code kept} may stay unused
 * @param maxLifetime how long a connection lives; each one up to a tenth less, so that they do not end together
 * @param connectTimeout how long opening a connection may take, log-in included; whole seconds
 * @param readTimeout how long the server may take for one answer, be it to several statements; longer than the
 *     statement timeout, for which it is the backstop. Then the connection is cut
 * @param pooler what stands in front of the databases; when that was to be found out and was not, a database behind one
 *     is refused
 * @param applicationName what {@code pg_stat_activity} shows
 */
public record PoolSettings(
        int kept,
        int overflow,
        int budget,
        int perTenant,
        Duration acquireTimeout,
        Duration idleTimeout,
        Duration maxLifetime,
        Duration connectTimeout,
        Duration readTimeout,
        Pooler pooler,
        String applicationName) {
    private static final int PER_TENANT = 5;

    public PoolSettings {
        Objects.requireNonNull(acquireTimeout, "acquireTimeout is null");
        Objects.requireNonNull(idleTimeout, "idleTimeout is null");
        Objects.requireNonNull(maxLifetime, "maxLifetime is null");
        Objects.requireNonNull(connectTimeout, "connectTimeout is null");
        Objects.requireNonNull(readTimeout, "readTimeout is null");
        Objects.requireNonNull(pooler, "pooler is null");
        Objects.requireNonNull(applicationName, "applicationName is null");
        if (kept < 0 || overflow < 0 || kept + overflow < 1) {
            throw new IllegalArgumentException("a pool needs at least one connection; raise database.pool_size");
        }
        if (budget < 1 || perTenant < 1) {
            throw new IllegalArgumentException(
                    "a pool needs at least one connection; raise max_connections or per_tenant");
        }
        if (connectTimeout.toSeconds() < 1) {
            throw new IllegalArgumentException("connectTimeout is at least one second");
        }
    }

    /** The usual timeouts for a pool of this size, which is the whole budget. */
    public static PoolSettings of(int kept, int overflow, Duration statementTimeout) {
        return new PoolSettings(
                kept,
                overflow,
                kept + overflow,
                Math.min(PER_TENANT, kept + overflow),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                Duration.ofSeconds(5),
                statementTimeout.plusSeconds(10),
                Pooler.AUTO,
                "fraiseql");
    }

    /** The same with another budget for all pools together, and another limit for those of single tenants. */
    public PoolSettings with(int otherBudget, int otherPerTenant) {
        return new PoolSettings(
                kept,
                overflow,
                otherBudget,
                otherPerTenant,
                acquireTimeout,
                idleTimeout,
                maxLifetime,
                connectTimeout,
                readTimeout,
                pooler,
                applicationName);
    }

    /** The same for connections that call themselves so, and close after another time without work. */
    public PoolSettings with(String otherApplicationName, Duration otherIdleTimeout) {
        return new PoolSettings(
                kept,
                overflow,
                budget,
                perTenant,
                acquireTimeout,
                otherIdleTimeout,
                maxLifetime,
                connectTimeout,
                readTimeout,
                pooler,
                otherApplicationName);
    }

    /** The same behind another pooler. */
    public PoolSettings with(Pooler otherPooler) {
        return new PoolSettings(
                kept,
                overflow,
                budget,
                perTenant,
                acquireTimeout,
                idleTimeout,
                maxLifetime,
                connectTimeout,
                readTimeout,
                otherPooler,
                applicationName);
    }

    /** The most connections of one pool. */
    int limit(PoolKey key) {
        return key.limit().orElse(limit(key.kind()));
    }

    /** The most connections of a pool that does not say otherwise. */
    int limit(PoolKey.Kind kind) {
        return switch (kind) {
            case SHARED, ADMIN -> kept + overflow;
            case DEDICATED, OWN -> perTenant;
        };
    }

    /** The connections of a key that stay when there is nothing to do. */
    int kept(PoolKey key) {
        return key.kind() == PoolKey.Kind.SHARED ? kept : 0;
    }
}
