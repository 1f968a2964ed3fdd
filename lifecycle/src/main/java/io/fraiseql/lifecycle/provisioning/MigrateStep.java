package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.lifecycle.migration.SingleTargetMigration;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.placement.Placement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables. The shared ones have to be up to date: to change them is a decision of its own. */
final class MigrateStep implements Step {
    private final SingleTargetMigration migration;
    private final ConnectionUrl main;
    private final String tenantColumn;
    private final String registryTable;

    MigrateStep(SingleTargetMigration migration, ConnectionUrl main, String tenantColumn, String registryTable) {
        this.migration = migration;
        this.main = main;
        this.tenantColumn = tenantColumn;
        this.registryTable = registryTable;
    }

    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public void run(ProvisioningContext context) throws SQLException {
        List<String> pending = migration.pending(main, context.sharesRows());
        if (!pending.isEmpty()) {
            throw new ProvisioningException(
                    "the shared tables lack " + String.join(", ", pending) + "; run 'fraiseql migrate' first");
        }
        switch (context.location().placement()) {
            case Placement.SharedRows() -> {}
            case Placement.OwnSchema(String schema) -> migration.schema(context.owner(), schema);
            case Placement.OwnDatabase _ -> migration.database(context.owner());
        }
        try (Connection owner = context.openDatabase()) {
            Transaction.on(owner, () -> {
                TenantSettings.apply(owner, context);
                TenantTable.in(owner, tenantColumn, registryTable).forEach(table -> table.requireFits(context.id()));
            });
        }
    }
}
