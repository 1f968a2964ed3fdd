package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.util.List;
import java.util.Optional;

/** Brings one place up to date, outside a run over the fleet: one that is being made. */
public final class PlaceMigration {
    private final MigrationSettings settings;
    private final Migrations migrations;

    public PlaceMigration(Migrations migrations, MigrationSettings settings) {
        this.migrations = migrations;
        this.settings = settings;
    }

    /**
     * The shared schema of a database, or the schema of one that is a tenant's own: all files.
     *
     * @return the names of the files that were applied
     * @throws MigrationException with file, line and what PostgreSQL says, when one could not be
     */
    public List<String> database(ConnectionUrl owner) {
        return run(new Target(owner.database(), owner, Optional.empty(), migrations.all(), migrations.all()));
    }

    /**
     * The shared schema of a database where no tenant has rows: the files about shared tables.
     *
     * @return the names of the files that were applied
     * @throws MigrationException with file, line and what PostgreSQL says, when one could not be
     */
    public List<String> withoutTenants(ConnectionUrl owner) {
        return run(
                new Target(owner.database(), owner, Optional.empty(), migrations.of(Scope.SHARED), migrations.all()));
    }

    /**
     * A tenant's schema: the files about tenants' tables.
     *
     * @return the names of the files that were applied
     * @throws MigrationException with file, line and what PostgreSQL says, when one could not be
     */
    public List<String> schema(ConnectionUrl owner, String schema) {
        return run(new Target(schema, owner, Optional.of(schema), migrations.of(Scope.TENANT), migrations.all()));
    }

    /**
     * What the shared schema of a database still lacks for tenants with shared rows, or, without them, for the others.
     *
     * @throws MigrationException when files and ledger disagree, or the database cannot be reached
     */
    public List<String> pending(ConnectionUrl owner, boolean sharedRows) {
        var files = sharedRows ? migrations.all() : migrations.of(Scope.SHARED);
        try (var bench = new Workbench(settings, true)) {
            return switch (bench.process(new Target(Target.SHARED, owner, Optional.empty(), files, migrations.all()))) {
                case Outcome.Pending(String _, List<String> names) -> names;
                case Outcome.Failed failed -> throw new MigrationException(failed.describe());
                case Outcome.UpToDate _, Outcome.Migrated _, Outcome.Skipped _ -> List.of();
            };
        }
    }

    private List<String> run(Target target) {
        try (var bench = new Workbench(settings, false)) {
            return switch (bench.process(target)) {
                case Outcome.Migrated(String _, List<String> files, var _) -> files;
                case Outcome.Failed failed -> throw new MigrationException(failed.describe());
                case Outcome.UpToDate _, Outcome.Pending _, Outcome.Skipped _ -> List.of();
            };
        }
    }
}
