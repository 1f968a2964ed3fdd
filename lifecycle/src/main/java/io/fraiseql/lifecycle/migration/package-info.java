/**
 * Versioned SQL files, applied to every schema and database that holds tenants' rows. {@link
 * io.fraiseql.lifecycle.migration.FleetMigration} brings all of them up to date, {@link
 * io.fraiseql.lifecycle.migration.SingleTargetMigration} one, and each has its ledger of what it got.
 *
 * <p>Internal but for {@link io.fraiseql.lifecycle.migration.Migrations}, which an application reads for {@link
 * io.fraiseql.lifecycle.provisioning.TenantProvisioning}, and {@link
 * io.fraiseql.lifecycle.migration.MigrationException}.
 */
@NullMarked
package io.fraiseql.lifecycle.migration;

import org.jspecify.annotations.NullMarked;
