package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.lifecycle.migration.Script;
import io.fraiseql.tenancy.placement.RelationLookup;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;

/** The first rows, with a note of them in the same transaction and the same schema, so that they are written once. */
final class SeedStep implements Step {
    private static final RelationName TABLE = RelationName.parse("fraiseql_seed");

    private final Seed seed;

    SeedStep(Seed seed) {
        this.seed = seed;
    }

    @Override
    public String name() {
        return "seed";
    }

    @Override
    public void run(ProvisioningContext context) throws SQLException {
        if (seed.scripts().isEmpty()) {
            return;
        }
        try (Connection owner = context.openDatabase()) {
            Transaction.on(owner, () -> {
                TenantSettings.apply(owner, context);
                Transaction.createTable(
                        owner,
                        TABLE,
                        "tenant_id text PRIMARY KEY, run uuid NOT NULL, seeded_at timestamptz NOT NULL DEFAULT now()");
                if (note(owner, context)) {
                    for (Script script : seed.scripts()) {
                        script.execute(owner);
                    }
                }
            });
        }
    }

    @Override
    public void undo(ProvisioningContext context) throws SQLException {
        if (!context.sharesRows()) {
            return;
        }
        try (Connection owner = context.openDatabase()) {
            if (RelationLookup.oid(owner, TABLE).isPresent()) {
                try (var statement = owner.prepareStatement("DELETE FROM fraiseql_seed WHERE tenant_id = ?")) {
                    statement.setString(1, context.id().value());
                    statement.execute();
                }
            }
        }
    }

    /** False when this very creation has noted it before; a note of a former tenant of the same id is written over. */
    private static boolean note(Connection owner, ProvisioningContext context) throws SQLException {
        try (var statement = owner.prepareStatement("INSERT INTO fraiseql_seed (tenant_id, run) VALUES (?, ?)"
                + " ON CONFLICT (tenant_id) DO UPDATE SET run = excluded.run, seeded_at = now()"
                + " WHERE fraiseql_seed.run <> excluded.run")) {
            statement.setString(1, context.id().value());
            statement.setObject(2, context.run());
            return statement.executeUpdate() == 1;
        }
    }
}
