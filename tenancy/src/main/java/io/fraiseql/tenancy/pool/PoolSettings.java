package io.fraiseql.tenancy.pool;

import java.time.Duration;
import java.util.Objects;

/**
 * How many connections, and for how long.
 *
 * @param kept connections to one database that stay open when there is nothing to do
 * @param overflow further connections under load; {@code kept + overflow} is the limit over all databases together
 * @param acquireTimeout how long a request waits for its turn
 * @param idleTimeout how long a connection beyond {@code kept} may stay unused
 * @param maxLifetime how long a connection lives; each one up to a tenth less, so that they do not end together
 * @param connectTimeout how long opening a connection may take, log-in included; whole seconds
 * @param readTimeout how long the server may take for one answer, be it to several statements; longer than the statement timeout, for which it
 *     is the backstop. Then the connection is cut
 * @param applicationName what {@code pg_stat_activity} shows
 */
public record PoolSettings(
        int kept,
        int overflow,
        Duration acquireTimeout,
        Duration idleTimeout,
        Duration maxLifetime,
        Duration connectTimeout,
        Duration readTimeout,
        String applicationName) {
    public PoolSettings {
        Objects.requireNonNull(acquireTimeout, "acquireTimeout is null");
        Objects.requireNonNull(idleTimeout, "idleTimeout is null");
        Objects.requireNonNull(maxLifetime, "maxLifetime is null");
        Objects.requireNonNull(connectTimeout, "connectTimeout is null");
        Objects.requireNonNull(readTimeout, "readTimeout is null");
        Objects.requireNonNull(applicationName, "applicationName is null");
        if (kept < 0 || overflow < 0 || kept + overflow < 1) {
            throw new IllegalArgumentException("a pool needs at least one connection; raise database.pool_size");
        }
        if (connectTimeout.toSeconds() < 1) {
            throw new IllegalArgumentException("connectTimeout is at least one second");
        }
    }

    /** The usual timeouts for a pool of this size. */
    public static PoolSettings of(int kept, int overflow, Duration statementTimeout) {
        return new PoolSettings(
                kept,
                overflow,
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                Duration.ofSeconds(10),
                statementTimeout.plusSeconds(10),
                "fraiseql");
    }

    int limit() {
        return kept + overflow;
    }
}
