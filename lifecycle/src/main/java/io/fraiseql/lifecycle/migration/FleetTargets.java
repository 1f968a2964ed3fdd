package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.registry.RegisteredTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All targets of a fleet.
 *
 * @param shared the shared schema of the main database
 * @param tenants the tenants that have a place of their own
 * @param settled what is clear before the run: tenants that are on the move or not there yet, and rows nobody can read
 */
record FleetTargets(Target shared, List<Target> tenants, List<TargetOutcome> settled) {
    FleetTargets {
        tenants = List.copyOf(tenants);
        settled = List.copyOf(settled);
    }

    static FleetTargets of(RegisteredTenants registered, Strategy strategy, OwnerUrls owners, Migrations migrations) {
        var targets = new ArrayList<Target>();
        var settled = new ArrayList<TargetOutcome>();
        boolean sharedRows = strategy == Strategy.ROW || strategy == Strategy.HYBRID;
        for (Tenant tenant : registered.tenants()) {
            sharedRows |= tenant.placement() instanceof Placement.SharedRows;
            String name = tenant.id().value();
            switch (tenant.state()) {
                case ACTIVE, SUSPENDED -> {
                    try {
                        target(tenant, owners, migrations).ifPresent(targets::add);
                    } catch (MigrationException e) {
                        settled.add(TargetOutcome.Failed.of(name, e));
                    }
                }
                case PROVISIONING ->
                    settled.add(
                            new TargetOutcome.Skipped(name, "it is being created, and gets the migrations with that"));
                case MOVING ->
                    settled.add(new TargetOutcome.Skipped(name, "it is being moved; migrate again afterwards"));
                case DELETING -> settled.add(new TargetOutcome.Skipped(name, "it is being deleted"));
            }
        }
        registered
                .unreadable()
                .forEach(reason -> settled.add(TargetOutcome.Failed.of("registry", new MigrationException(reason))));
        return new FleetTargets(shared(owners, sharedRows, migrations), targets, settled);
    }

    /** The tenants with shared rows, and the shared tables themselves, are one target. */
    static Target shared(OwnerUrls owners, boolean sharedRows, Migrations migrations) {
        return new Target(
                Target.SHARED,
                owners.main(),
                Optional.empty(),
                sharedRows ? migrations.all() : migrations.of(MigrationScope.SHARED),
                migrations.all());
    }

    /** A tenant's own place; empty for one with shared rows. */
    static Optional<Target> target(Tenant tenant, OwnerUrls owners, Migrations migrations) {
        String name = tenant.id().value();
        return switch (tenant.placement()) {
            case Placement.SharedRows() -> Optional.empty();
            case Placement.OwnSchema(String schema) ->
                Optional.of(new Target(
                        name,
                        owners.main(),
                        Optional.of(schema),
                        migrations.of(MigrationScope.TENANT),
                        migrations.all()));
            case Placement.OwnDatabase(String url) ->
                Optional.of(new Target(
                        name,
                        owners.to(ConnectionUrl.parse(url)),
                        Optional.empty(),
                        migrations.all(),
                        migrations.all()));
        };
    }
}
