package io.fraiseql.testkit;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.SqlScript;
import io.fraiseql.lifecycle.migration.MigrationSettings;
import io.fraiseql.lifecycle.migration.Migrations;
import io.fraiseql.lifecycle.migration.SingleTargetMigration;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.placement.SearchPath;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The tables of a project as its migrations make them, or, where it has none, its scripts.
 *
 * @param migrations the texts by the names of the files
 */
record TableDefinitions(Map<String, String> migrations, List<SqlScript> scripts) {
    TableDefinitions {
        migrations = Map.copyOf(migrations);
        scripts = List.copyOf(scripts);
    }

    /** The tables and what the scripts fill them with, in the database whose tenants share them. */
    void intoMain(DatabaseAccess owner) throws SQLException {
        if (!migrations.isEmpty()) {
            migration().database(url(owner));
        }
        run(owner, "");
    }

    /** What tenants share who have tables of their own. */
    void intoMainWithoutTenants(DatabaseAccess owner) {
        if (!migrations.isEmpty()) {
            migration().withoutTenants(url(owner));
        }
    }

    /** The tables of a tenant, in a database of its own. */
    void intoDatabase(DatabaseAccess owner) throws SQLException {
        if (migrations.isEmpty()) {
            run(owner, "");
        } else {
            migration().database(url(owner));
        }
    }

    /** The tables of a tenant, in a schema that is there. */
    void intoSchema(DatabaseAccess owner, String schema) throws SQLException {
        if (migrations.isEmpty()) {
            run(owner, "SET search_path = " + SearchPath.of(schema));
        } else {
            migration().schema(url(owner), schema);
        }
    }

    private void run(DatabaseAccess owner, String first) throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            if (!first.isEmpty()) {
                statement.execute(first);
            }
            for (SqlScript script : scripts) {
                script.run(connection);
            }
        }
    }

    private SingleTargetMigration migration() {
        return new SingleTargetMigration(Migrations.of(migrations), MigrationSettings.DEFAULT);
    }

    private static ConnectionUrl url(DatabaseAccess owner) {
        return ConnectionUrl.parse(owner.url());
    }
}
