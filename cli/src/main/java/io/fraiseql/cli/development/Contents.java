package io.fraiseql.cli.development;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.SqlScript;
import io.fraiseql.lifecycle.migration.MigrationSettings;
import io.fraiseql.lifecycle.migration.Migrations;
import io.fraiseql.lifecycle.migration.SingleTargetMigration;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.registry.RegistrySql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What a development database is filled with: the registry, the project's tables, and its rows.
 *
 * @param appRole the role that serves
 */
record Contents(String appRole, Optional<Migrations> migrations, List<SqlScript> scripts) {
    Contents {
        scripts = List.copyOf(scripts);
    }

    void intoDatabase(DatabaseAccess owner) throws SQLException {
        try (var connection = owner.connect()) {
            registry(connection);
            migration().ifPresent(each -> each.database(ConnectionUrl.parse(owner.url())));
            rows(connection);
        }
    }

    void intoSchema(DatabaseAccess owner, String schema) throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path = " + quoteIdentifier(schema));
            registry(connection);
            migration().ifPresent(each -> each.schema(ConnectionUrl.parse(owner.url()), schema));
            rows(connection);
        }
    }

    private Optional<SingleTargetMigration> migration() {
        return migrations.map(files -> new SingleTargetMigration(files, MigrationSettings.DEFAULT));
    }

    private void registry(Connection connection) throws SQLException {
        new SqlScript("the registry", RegistrySql.create("tenant_databases", appRole)).run(connection);
    }

    private void rows(Connection connection) throws SQLException {
        for (SqlScript script : scripts) {
            script.run(connection);
        }
    }
}
