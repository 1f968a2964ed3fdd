package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.registry.RegisteredTenants;
import io.fraiseql.tenancy.registry.RegistrySql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The migration of all targets: first the shared tables, then the canaries, then everybody else, several at once. A
 * target that fails stops no other one; a run that dies is resumed by running again, since every target's ledger tells
 * what it has.
 */
public final class FleetMigration {
    private final FraiseqlConfig config;
    private final OwnerUrls owners;
    private final Migrations migrations;
    private final FleetOptions options;

    /**
     * A run that has not begun.
     *
     * @throws MigrationException when the configuration names no owner of the tables
     */
    public FleetMigration(FraiseqlConfig config, Migrations migrations, FleetOptions options) {
        this.config = config;
        this.owners = OwnerUrls.of(config);
        this.migrations = migrations;
        this.options = options;
    }

    /**
     * Runs, and returns when every target has ended. Makes the registry table where there is none.
     *
     * @throws MigrationException when another run is going on, or a tenant that the options name does not exist
     * @throws SQLException when the main database or the registry cannot be reached
     */
    public FleetReport run(FleetProgress progress) throws SQLException {
        long start = System.nanoTime();
        try (Connection main = OwnerConnection.open(owners.main())) {
            if (options.tenant().isEmpty() && !options.dryRun()) {
                lock(main);
            }
            FleetTargets targets = targets(main);
            List<TargetOutcome> outcomes = run(targets, upToDate(main, targets.tenants()), progress);
            AdvisoryLock.release(main);
            return new FleetReport(outcomes, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private List<TargetOutcome> run(FleetTargets targets, Set<Target> upToDate, FleetProgress progress) {
        var outcomes = new ArrayList<TargetOutcome>();
        progress.planned(1 + targets.tenants().size(), upToDate.size());
        var workers = new MigrationWorkers(MigrationSettings.of(config), options, progress);
        outcomes.addAll(workers.process(List.of(targets.shared())));
        upToDate.forEach(target -> outcomes.add(new TargetOutcome.UpToDate(target.name())));
        List<Target> rest = new ArrayList<>(targets.tenants());
        rest.removeAll(upToDate);
        List<Target> canaries = rest.stream().filter(this::isCanary).toList();
        rest.removeAll(canaries);
        if (failed(outcomes)) {
            outcomes.addAll(skipped(canaries, "the shared tables come first, and failed"));
            outcomes.addAll(skipped(rest, "the shared tables come first, and failed"));
        } else {
            List<TargetOutcome> ofCanaries = workers.process(canaries);
            outcomes.addAll(ofCanaries);
            outcomes.addAll(failed(ofCanaries) ? skipped(rest, "a canary failed") : workers.process(rest));
        }
        outcomes.addAll(targets.settled());
        return outcomes;
    }

    private FleetTargets targets(Connection main) throws SQLException {
        RegisteredTenants registered = registered(main);
        options.tenant().ifPresent(id -> requireKnown(registered, id));
        options.canaries().forEach(id -> requireKnown(registered, id));
        FleetTargets all = FleetTargets.of(registered, config.multitenancy().strategy(), owners, migrations);
        return options.tenant().map(id -> only(all, id.value())).orElse(all);
    }

    private static FleetTargets only(FleetTargets all, String tenant) {
        return new FleetTargets(
                all.shared(),
                all.tenants().stream()
                        .filter(target -> target.name().equals(tenant))
                        .toList(),
                all.settled().stream()
                        .filter(outcome -> outcome.target().equals(tenant))
                        .toList());
    }

    private RegisteredTenants registered(Connection main) throws SQLException {
        String table = config.routing().registryTable();
        Optional<ConnectionUrl> elsewhere = config.routing().registryUrl();
        if (elsewhere.isPresent()) {
            try (Connection registry = OwnerConnection.open(elsewhere.get())) {
                return RegisteredTenants.read(
                        registry, table, config.multitenancy().strategy());
            }
        }
        if (!options.dryRun()) {
            createRegistry(main, table);
        } else if (!RegisteredTenants.exists(main, table)) {
            return new RegisteredTenants(List.of(), List.of());
        }
        return RegisteredTenants.read(main, table, config.multitenancy().strategy());
    }

    private void createRegistry(Connection main, String table) throws SQLException {
        if (RegisteredTenants.exists(main, table)) {
            return;
        }
        String app = config.database()
                .url()
                .user()
                .orElseThrow(
                        () -> new MigrationException(
                                "database.url names no role, and somebody has to be granted the registry; write postgresql://role@..."));
        main.setAutoCommit(false);
        try (var statement = main.createStatement()) {
            statement.execute(RegistrySql.create(table, app));
            main.commit();
        } catch (SQLException e) {
            main.rollback();
            throw e;
        } finally {
            main.setAutoCommit(true);
        }
    }

    private Set<Target> upToDate(Connection main, List<Target> targets) throws SQLException {
        List<String> schemas =
                targets.stream().flatMap(target -> target.schema().stream()).toList();
        LedgerSummaries summaries = LedgerSummaries.read(main, schemas);
        String summary = Ledger.summaryOf(migrations.of(MigrationScope.TENANT));
        return targets.stream()
                .filter(target -> target.schema()
                        .filter(schema -> summaries.isUpToDate(schema, summary))
                        .isPresent())
                .collect(Collectors.toSet());
    }

    private void lock(Connection main) throws SQLException {
        if (!AdvisoryLock.forSession(main, "fleet migration", options.timeout())) {
            throw new MigrationException("another 'fraiseql migrate' is at work on " + owners.main()
                    + "; wait for its end, or let this one wait with --wait");
        }
    }

    private boolean isCanary(Target target) {
        return options.canaries().stream().anyMatch(id -> id.value().equals(target.name()));
    }

    private static void requireKnown(RegisteredTenants registered, TenantId id) {
        if (registered.tenants().stream().noneMatch(tenant -> tenant.id().equals(id))) {
            throw new MigrationException("the registry has no tenant " + id);
        }
    }

    private static boolean failed(List<TargetOutcome> outcomes) {
        return outcomes.stream().anyMatch(TargetOutcome.Failed.class::isInstance);
    }

    private static List<TargetOutcome> skipped(List<Target> targets, String reason) {
        return targets.stream()
                .map(target -> (TargetOutcome) new TargetOutcome.Skipped(target.name(), reason))
                .toList();
    }
}
