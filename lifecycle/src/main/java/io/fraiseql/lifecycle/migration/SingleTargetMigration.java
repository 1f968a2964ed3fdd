package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.util.List;
import java.util.Optional;

/** The migration of one schema or database outside a run over all, such as one that is being created. */
public final class SingleTargetMigration {
    private final MigrationSettings settings;
    private final Migrations migrations;

    public SingleTargetMigration(Migrations migrations, MigrationSettings settings) {
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
        return run(new Target(
                owner.database(), owner, Optional.empty(), migrations.of(MigrationScope.SHARED), migrations.all()));
    }

    /**
     * A tenant's schema: the files about tenants' tables.
     *
     * @return the names of the files that were applied
     * @throws MigrationException with file, line and what PostgreSQL says, when one could not be
     */
    public List<String> schema(ConnectionUrl owner, String schema) {
        return run(
                new Target(schema, owner, Optional.of(schema), migrations.of(MigrationScope.TENANT), migrations.all()));
    }

    /**
     * What the shared schema of a database still lacks for tenants with shared rows, or, without them, for the others.
     *
     * @throws MigrationException when files and ledger disagree, or the database cannot be reached
     */
    public List<String> pending(ConnectionUrl owner, boolean sharedRows) {
        var files = sharedRows ? migrations.all() : migrations.of(MigrationScope.SHARED);
        try (var worker = new MigrationWorker(settings, true)) {
            return switch (worker.process(
                    new Target(Target.SHARED, owner, Optional.empty(), files, migrations.all()))) {
                case TargetOutcome.Pending(String _, List<String> names) -> names;
                case TargetOutcome.Failed failed -> throw new MigrationException(failed.describe());
                case TargetOutcome.UpToDate _, TargetOutcome.Migrated _, TargetOutcome.Skipped _ -> List.of();
            };
        }
    }

    private List<String> run(Target target) {
        try (var worker = new MigrationWorker(settings, false)) {
            return switch (worker.process(target)) {
                case TargetOutcome.Migrated(String _, List<String> files, var _) -> files;
                case TargetOutcome.Failed failed -> throw new MigrationException(failed.describe());
                case TargetOutcome.UpToDate _, TargetOutcome.Pending _, TargetOutcome.Skipped _ -> List.of();
            };
        }
    }
}
