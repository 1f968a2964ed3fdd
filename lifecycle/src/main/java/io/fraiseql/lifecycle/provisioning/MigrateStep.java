package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.lifecycle.migration.PlaceMigration;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.placement.Placement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables. The shared ones have to be up to date: to change them is a decision of its own. */
final class MigrateStep implements Step {
    private final PlaceMigration migration;
    private final ConnectionUrl main;
    private final String tenantColumn;
    private final String registryTable;

    MigrateStep(PlaceMigration migration, ConnectionUrl main, String tenantColumn, String registryTable) {
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
    public void run(Creation creation) throws SQLException {
        List<String> pending = migration.pending(main, creation.sharesRows());
        if (!pending.isEmpty()) {
            throw new ProvisioningException(
                    "the shared tables lack " + String.join(", ", pending) + "; run 'fraiseql migrate' first");
        }
        switch (creation.site().placement()) {
            case Placement.SharedRows() -> {}
            case Placement.OwnSchema(String schema) -> migration.schema(creation.owner(), schema);
            case Placement.OwnDatabase _ -> migration.database(creation.owner());
        }
        try (Connection owner = creation.openPlace()) {
            Transaction.on(owner, () -> {
                TenantSession.enter(owner, creation);
                TenantTable.in(owner, tenantColumn, registryTable)
                        .forEach(table -> table.requireFits(creation.order().id()));
            });
        }
    }
}
