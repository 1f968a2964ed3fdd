package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.registry.RegistrySql;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A database with a registry, tenants in it, and the files of a project. */
final class Fleet implements AutoCloseable {
    final TestDatabase database = TestDatabase.create();
    final Map<String, String> files = new TreeMap<>();
    String migrations = "lock_timeout = \"500ms\"";
    private final String strategy;
    private final List<String> databases = new ArrayList<>();

    Fleet(String strategy) {
        this.strategy = strategy;
        database.owner(RegistrySql.create("tenant_databases", "blog_app"));
    }

    Fleet file(String name, String text) {
        files.put(name, text);
        return this;
    }

    Fleet schemas(String... tenants) {
        for (String tenant : tenants) {
            database.owner(
                    "INSERT INTO tenant_databases (tenant_id, placement) VALUES ('" + tenant + "', 'schema')",
                    "CREATE SCHEMA \"tenant_" + tenant + "\"");
        }
        return this;
    }

    Fleet database(String tenant) {
        String name = database.name() + "_" + tenant;
        databases.add(name);
        database.superuser("CREATE DATABASE " + name + " OWNER blog_owner");
        return register(tenant, "database", "postgresql://blog_app:blog_app@localhost:" + database.port() + "/" + name);
    }

    Fleet register(String tenant, String placement, String url) {
        database.owner("INSERT INTO tenant_databases (tenant_id, placement, database_url) VALUES ('" + tenant + "', '"
                + placement + "', " + (url.isEmpty() ? "NULL" : "'" + url + "'") + ")");
        return this;
    }

    FleetReport migrate() throws SQLException {
        return migrate(FleetOptions.all(4));
    }

    FleetReport migrate(FleetOptions options) throws SQLException {
        return migration(options).run(FleetProgress.SILENT);
    }

    FleetMigration migration(FleetOptions options) {
        return new FleetMigration(config(), Migrations.of(files), options);
    }

    FraiseqlConfig config() {
        return FraiseqlConfig.parse(
                """
                [project]
                name = "fleet"
                [database]
                url = "%s"
                owner_url = "%s"
                [multitenancy]
                strategy = "%s"
                [migrations]
                %s
                """.formatted(database.appUrl(), database.ownerUrl(), strategy, migrations), "fraiseql.toml", Map.of());
    }

    static FleetOptions canaries(String... tenants) {
        return new FleetOptions(
                Optional.empty(), List.of(tenants).stream().map(TenantId::new).toList(), 4, false, Duration.ZERO);
    }

    static FleetOptions only(String tenant) {
        return new FleetOptions(Optional.of(new TenantId(tenant)), List.of(), 4, false, Duration.ZERO);
    }

    static FleetOptions dryRun() {
        return new FleetOptions(Optional.empty(), List.of(), 4, true, Duration.ZERO);
    }

    /** The rows of a query of the superuser's, each as text with commas. */
    List<String> rows(String sql) throws SQLException {
        return rows(database.name(), sql);
    }

    List<String> rows(String databaseName, String sql) throws SQLException {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:postgresql://localhost:" + database.port()
                        + "/" + databaseName + "?user=postgres&password=postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join(",", row));
            }
            return found;
        }
    }

    /** The schemas that have a table or an index of this name. */
    List<String> schemasWith(String relation) throws SQLException {
        return rows(
                "SELECT relnamespace::regnamespace::text FROM pg_class WHERE relname = '" + relation + "' ORDER BY 1");
    }

    @Override
    public void close() {
        databases.forEach(name -> database.superuser("DROP DATABASE " + name + " WITH (FORCE)"));
        database.close();
    }
}
