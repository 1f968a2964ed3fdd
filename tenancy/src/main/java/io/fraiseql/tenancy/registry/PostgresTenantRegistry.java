package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The tenants in a table of PostgreSQL, held in memory. A change is in force as soon as it is committed and announced
 * (see {@link RegistrySql}), and at the latest after the refresh interval.
 *
 * <p>While the registry's database is away, tenants are served as they were last seen: who was suspended stays
 * suspended. A tenant whose row is gone, or cannot be made sense of, is not found.
 *
 * <p>Holds one connection and one virtual thread until it is closed. The connection must reach PostgreSQL itself or a
 * pooler in session mode; behind a transaction pooler notifications get lost. Thread-safe.
 */
public final class PostgresTenantRegistry implements TenantRegistry, AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final RegistryRefresher refresher;
    private final Thread thread;
    private volatile State state = new State(RegistrySnapshot.EMPTY, Instant.EPOCH);

    private PostgresTenantRegistry(
            ConnectionUrl url,
            RelationName table,
            Strategy strategy,
            Consumer<Placement> check,
            Duration refreshInterval) {
        refresher = new RegistryRefresher(
                url, table, strategy, check, refreshInterval, snapshot -> state = new State(snapshot, Instant.now()));
        thread = Thread.ofVirtual().name("tenant-registry").unstarted(refresher);
    }

    /**
     * Reads all tenants and begins to follow changes.
     *
     * @param url the database that has the table, and a role that may read it
     * @param table the table's name as {@link RelationName#parse} reads it
     * @param strategy where a tenant lives whose row does not say
     * @param refreshInterval how often all rows are read, whether or not a change was announced
     * @throws RegistryException when the database is away or the table is absent or unusable
     */
    public static PostgresTenantRegistry open(
            ConnectionUrl url, String table, Strategy strategy, Duration refreshInterval) {
        return open(url, table, strategy, refreshInterval, _ -> {});
    }

    /**
     * As {@link #open(ConnectionUrl, String, Strategy, Duration)}, for tenants that are to be served.
     *
     * @param check refuses placements that cannot be served by IllegalArgumentException, with a reason for the log that
     *     holds no secret. A tenant of such a placement is not found
     */
    public static PostgresTenantRegistry open(
            ConnectionUrl url, String table, Strategy strategy, Duration refreshInterval, Consumer<Placement> check) {
        Objects.requireNonNull(strategy, "strategy is null");
        if (!refreshInterval.isPositive()) {
            throw new IllegalArgumentException("the refresh interval is not positive: " + refreshInterval);
        }
        var registry = new PostgresTenantRegistry(url, RelationName.parse(table), strategy, check, refreshInterval);
        try {
            registry.refresher.start();
        } catch (SQLException e) {
            throw new RegistryException(
                    "the tenant registry at " + url + " cannot be read: " + e.getMessage()
                            + "; without it no tenant is known, so start when it is there, or correct"
                            + " multitenancy.routing.registry_url (by default database.url)",
                    e);
        }
        registry.thread.start();
        return registry;
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return state.snapshot.find(id);
    }

    @Override
    public Optional<Tenant> findBySubdomain(String subdomain) {
        return state.snapshot.findBySubdomain(subdomain);
    }

    /** The first tenant, in the order of their ids, of which this holds. Looks at all of them. */
    public Optional<Tenant> first(Predicate<Tenant> which) {
        return state.snapshot.first(which);
    }

    @Override
    public int size() {
        return state.snapshot.size();
    }

    /**
     * When the tenants were last read, in part or all of them; the measure of how stale they are while the registry
     * is away.
     */
    public Instant readAt() {
        return state.readAt;
    }

    /** Stops following changes and gives the connection back. What was read last is still found. */
    @Override
    public void close() {
        refresher.close();
        // The interrupt closes the socket that the thread waits on.
        thread.interrupt();
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record State(RegistrySnapshot snapshot, Instant readAt) {}
}
