package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task that keeps the snapshot current, in a thread of its own. Only this thread reads the table and replaces the
 * snapshot, so an older reading can never cover a newer one. Whatever fails, the last snapshot stays, and after every
 * new connection all rows are read again, since notifications were missed.
 */
final class RegistryRefresher implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryRefresher.class);

    /** How long a connection may be silent before the server is asked whether it is still there. */
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

    /** Between two readings of all rows that notifications ask for: anybody may send them, as fast as they like. */
    private static final Duration RELOAD_PAUSE = Duration.ofMillis(400);

    private static final int LOGGED_PROBLEMS = 20;

    private final ConnectionUrl url;
    private final RelationName table;
    private final Strategy strategy;
    private final Consumer<Placement> check;
    private final Duration refreshInterval;
    private final Consumer<RegistrySnapshot> publish;

    private RegistrySnapshot current = RegistrySnapshot.EMPTY;
    private Set<String> problems = Set.of();
    private @Nullable RegistryReader reader;
    private @Nullable RegistryTable warnedOf;
    private volatile boolean closed;

    RegistryRefresher(
            ConnectionUrl url,
            RelationName table,
            Strategy strategy,
            Consumer<Placement> check,
            Duration refreshInterval,
            Consumer<RegistrySnapshot> publish) {
        this.url = url;
        this.table = table;
        this.strategy = strategy;
        this.check = check;
        this.refreshInterval = refreshInterval;
        this.publish = publish;
    }

    /** Connects and reads all rows for the first time, in the caller's thread, before {@link #run}. */
    void start() throws SQLException {
        reader = connect();
    }

    /** Ends {@link #run} with the next interrupt. */
    void close() {
        closed = true;
    }

    @Override
    public void run() {
        var backoff = new Backoff();
        while (!closed) {
            try (var connected = reader == null ? connect() : reader) {
                reader = null;
                backoff.reset();
                follow(connected);
            } catch (SQLException | RuntimeException e) {
                reader = null;
                if (!closed) {
                    Duration wait = backoff.next();
                    LOG.warn(
                            "Tenant registry {} lost: {}. {} tenants are served from memory; next attempt in {} ms",
                            url,
                            e.getMessage(),
                            current.size(),
                            wait.toMillis());
                    pause(wait);
                }
            }
        }
    }

    private RegistryReader connect() throws SQLException {
        RegistryReader fresh = RegistryReader.open(url, table, strategy, check);
        try {
            reload(fresh);
        } catch (SQLException | RuntimeException e) {
            fresh.close();
            throw e;
        }
        LOG.info("Tenant registry {}, table {}: {} tenants", url, table, current.size());
        return fresh;
    }

    private void warn(RegistryReader fresh) {
        if (fresh.isBehindPooler()) {
            LOG.warn(
                    "A connection pooler stands in front of the tenant registry {}, and no notification passes it;"
                            + " a suspension takes up to {} s to be in force. With multitenancy.routing.registry_url"
                            + " at PostgreSQL itself it is at once.",
                    url,
                    refreshInterval.toSeconds());
        } else if (!fresh.isNotified()) {
            LOG.warn(
                    "Changes of the tenant registry are not announced;"
                            + " a suspension takes up to {} s to be in force."
                            + " On a primary server, the table's owner adds the announcement with\n{}",
                    refreshInterval.toSeconds(),
                    RegistrySql.trigger(table, fresh.table().idColumn()));
        }
        if (!fresh.table().has(RegistryColumn.STATE)) {
            LOG.warn(
                    "The tenant registry has no state column, so every tenant in it is active."
                            + " Its owner adds one with\n{}",
                    RegistrySql.addColumn(table, RegistryColumn.STATE));
        }
        if (fresh.table().mayHideRows()) {
            LOG.warn(
                    "Row-level security of {} may hide tenants from {}, and a hidden tenant is unavailable."
                            + " The table's owner shows them all with\n{}",
                    table,
                    fresh.table().role(),
                    RegistrySql.showAll(table, fresh.table().role()));
        }
    }

    private void follow(RegistryReader connected) throws SQLException {
        long refreshAt = System.nanoTime() + refreshInterval.toNanos();
        long checkAt = System.nanoTime() + CHECK_INTERVAL.toNanos();
        long reloadedAt = System.nanoTime();
        boolean reloadWanted = false;
        while (!closed) {
            long now = System.nanoTime();
            long reloadAt = reloadWanted ? reloadedAt + RELOAD_PAUSE.toNanos() : refreshAt;
            long wait = Math.min(Math.min(refreshAt, reloadAt) - now, checkAt - now);
            ChangedTenants changes = connected.awaitChanges(Duration.ofNanos(Math.max(wait, 0)));
            reloadWanted |= changes.all();
            apply(connected, changes);
            now = System.nanoTime();
            if (now - refreshAt >= 0 || (reloadWanted && now - reloadedAt >= RELOAD_PAUSE.toNanos())) {
                reload(connected);
                reloadWanted = false;
                reloadedAt = System.nanoTime();
                refreshAt = reloadedAt + refreshInterval.toNanos();
            }
            if (now - checkAt >= 0) {
                connected.checkListening();
                checkAt = System.nanoTime() + CHECK_INTERVAL.toNanos();
            }
        }
    }

    private void apply(RegistryReader connected, ChangedTenants changes) throws SQLException {
        if (changes.ids().isEmpty()) {
            return;
        }
        List<RegistryRow> rows = connected.read(changes.ids());
        if (!current.matches(changes.ids(), rows)) {
            RegistrySnapshot.Builder builder = current.without(changes.ids());
            rows.forEach(builder::add);
            log(notLogged(builder.problems()));
            replace(builder.build());
        }
    }

    private void reload(RegistryReader connected) throws SQLException {
        RegistrySnapshot.Builder builder = connected.readAll();
        if (!connected.table().equals(warnedOf)) {
            warnedOf = connected.table();
            warn(connected);
        }
        List<String> found = builder.problems();
        log(notLogged(found));
        problems = new HashSet<>(found);
        replace(builder.build());
    }

    private List<String> notLogged(List<String> found) {
        return found.stream().filter(problem -> !problems.contains(problem)).toList();
    }

    private void replace(RegistrySnapshot snapshot) {
        current = snapshot;
        publish.accept(snapshot);
    }

    private static void log(List<String> fresh) {
        fresh.stream()
                .limit(LOGGED_PROBLEMS)
                .forEach(problem -> LOG.error("Tenant unavailable, its registry row is unusable: {}", problem));
        if (fresh.size() > LOGGED_PROBLEMS) {
            LOG.error("{} more registry rows are unusable", fresh.size() - LOGGED_PROBLEMS);
        }
    }

    private void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
