package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.lifecycle.migration.Script;
import java.sql.Connection;
import java.sql.SQLException;

/** The first rows, with a note of them in the same transaction and the same schema, so that they are written once. */
final class SeedStep implements Step {
    private final Seed seed;

    SeedStep(Seed seed) {
        this.seed = seed;
    }

    @Override
    public String name() {
        return "seed";
    }

    @Override
    public void run(Creation creation) throws SQLException {
        if (seed.scripts().isEmpty()) {
            return;
        }
        try (Connection owner = creation.openPlace()) {
            Transaction.on(owner, () -> {
                TenantSession.enter(owner, creation);
                Transaction.createTable(
                        owner,
                        "fraiseql_seed",
                        "tenant_id text PRIMARY KEY, run uuid NOT NULL, seeded_at timestamptz NOT NULL DEFAULT now()");
                if (note(owner, creation)) {
                    for (Script script : seed.scripts()) {
                        script.execute(owner);
                    }
                }
            });
        }
    }

    @Override
    public void undo(Creation creation) throws SQLException {
        if (!creation.sharesRows()) {
            return;
        }
        try (Connection owner = creation.openPlace();
                var question = owner.createStatement();
                var rows = question.executeQuery("SELECT to_regclass('fraiseql_seed') IS NOT NULL")) {
            if (rows.next() && rows.getBoolean(1)) {
                try (var statement = owner.prepareStatement("DELETE FROM fraiseql_seed WHERE tenant_id = ?")) {
                    statement.setString(1, creation.order().id().value());
                    statement.execute();
                }
            }
        }
    }

    /** False when this very creation has noted it before; a note of a former tenant of the same id is written over. */
    private static boolean note(Connection owner, Creation creation) throws SQLException {
        try (var statement = owner.prepareStatement("INSERT INTO fraiseql_seed (tenant_id, run) VALUES (?, ?)"
                + " ON CONFLICT (tenant_id) DO UPDATE SET run = excluded.run, seeded_at = now()"
                + " WHERE fraiseql_seed.run <> excluded.run")) {
            statement.setString(1, creation.order().id().value());
            statement.setObject(2, creation.run());
            return statement.executeUpdate() == 1;
        }
    }
}
