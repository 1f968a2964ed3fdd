package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.lifecycle.migration.FleetMigration;
import io.fraiseql.lifecycle.migration.FleetOptions;
import io.fraiseql.lifecycle.migration.FleetProgress;
import io.fraiseql.lifecycle.migration.Migrations;
import io.fraiseql.lifecycle.migration.Script;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A project whose tenants have users and settings, on a database of its own. */
final class Shop implements AutoCloseable {
    static final String SEED = """
            INSERT INTO tb_user (tenant_id, name, email)
                VALUES (current_setting('tenant.id'), current_setting('tenant.name'), current_setting('tenant.admin_email'));
            INSERT INTO tb_setting (tenant_id, key, value) VALUES
                (current_setting('tenant.id'), 'theme', 'default'),
                (current_setting('tenant.id'), 'timezone', 'UTC'),
                (current_setting('tenant.id'), 'locale', 'en-US');
            """;

    final TestDatabase database = TestDatabase.create();
    final Map<String, String> files = new TreeMap<>();
    final List<WelcomeMessage> mails = new ArrayList<>();
    String seed = SEED;
    WelcomeMail mail = mails::add;
    UnaryOperator<List<Step>> stepDecorator = UnaryOperator.identity();
    private final String strategy;

    Shop(String strategy) throws SQLException {
        this.strategy = strategy;
        database.superuser("ALTER ROLE blog_owner CREATEDB");
        files.put("V1__tables.sql", tables("text"));
        migrate();
    }

    static String tables(String type) {
        String own = "(tenant_id = nullif(current_setting('app.tenant_id', true), '')::" + type + ")";
        return """
                CREATE TABLE tb_user (tenant_id %1$s NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(), name text, email text,
                    PRIMARY KEY (tenant_id, id), UNIQUE (tenant_id, email));
                CREATE TABLE tb_setting (tenant_id %1$s NOT NULL, key text NOT NULL, value text, PRIMARY KEY (tenant_id, key));
                CREATE TABLE tb_child (tenant_id %1$s NOT NULL, id int, key text, PRIMARY KEY (tenant_id, id),
                    FOREIGN KEY (tenant_id, key) REFERENCES tb_setting (tenant_id, key));
                ALTER TABLE tb_user ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                ALTER TABLE tb_setting ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                ALTER TABLE tb_child ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                CREATE POLICY tenant ON tb_user USING %2$s;
                CREATE POLICY tenant ON tb_setting USING %2$s;
                CREATE POLICY tenant ON tb_child USING %2$s;
                GRANT SELECT, INSERT, UPDATE, DELETE ON tb_user, tb_setting, tb_child TO blog_app;
                """.formatted(type, own);
    }

    void migrate() throws SQLException {
        var report = new FleetMigration(config(), Migrations.of(files), FleetOptions.all(2)).run(FleetProgress.SILENT);
        if (!report.succeeded()) {
            throw new IllegalStateException(report.toString());
        }
    }

    FraiseqlConfig config() {
        return FraiseqlConfig.parse(
                """
                [project]
                name = "shop"
                [database]
                url = "%s"
                admin_url = "%s"
                owner_url = "%s"
                [multitenancy]
                strategy = "%s"
                base_domain = "shop.example"
                [multitenancy.servers.eu]
                url = "%s"
                owner_url = "%s"
                """.formatted(
                                database.appUrl(),
                                database.adminUrl(),
                                database.ownerUrl(),
                                strategy,
                                database.appUrl(),
                                database.ownerUrl()),
                "fraiseql.toml",
                Map.of());
    }

    TenantProvisioning provisioning() {
        Seed scripts = seed.isEmpty() ? Seed.NONE : new Seed(List.of(Script.of("seed/admin.sql", seed)));
        return new TenantProvisioning(config(), Migrations.of(files), scripts, mail, stepDecorator);
    }

    Tenant create(String id) throws SQLException {
        return create(acme(id, Optional.empty()));
    }

    Tenant create(NewTenant order) throws SQLException {
        return provisioning().create(order, ProvisioningProgress.SILENT);
    }

    static NewTenant acme(String id, Optional<WantedPlacement> placement) {
        return new NewTenant(
                new TenantId(id), "Acme's \"own\"; --", Optional.of(id + "-sub"), "ada@acme.example", "pro", placement);
    }

    /** What the app role sees of a table as a tenant. */
    List<String> rows(Tenant tenant, String sql) throws SQLException {
        try (var app = connect(tenant, "blog_app")) {
            app.setAutoCommit(false);
            try (var statement = app.createStatement()) {
                statement.execute("SELECT set_config('app.tenant_id', '" + tenant.id() + "', true)");
                if (tenant.placement() instanceof io.fraiseql.tenancy.placement.Placement.OwnSchema(String schema)) {
                    statement.execute("SET LOCAL search_path = \"" + schema + "\", pg_temp");
                }
                return read(statement.executeQuery(sql));
            }
        }
    }

    Connection connect(Tenant tenant, String role) throws SQLException {
        String name = tenant.placement() instanceof io.fraiseql.tenancy.placement.Placement.OwnDatabase
                ? database.name() + "_" + tenant.id()
                : database.name();
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + database.port() + "/" + name + "?user=" + role + "&password=" + role);
    }

    /** The rows of a query of the superuser's in the main database. */
    List<String> rows(String sql) throws SQLException {
        try (var connection = database.connect("postgres");
                var statement = connection.createStatement()) {
            return read(statement.executeQuery(sql));
        }
    }

    private static List<String> read(java.sql.ResultSet rows) throws SQLException {
        var found = new ArrayList<String>();
        while (rows.next()) {
            found.add(rows.getString(1));
        }
        return found;
    }

    /** Everything that a creation leaves: rows, schemas, databases. Empty when nothing is left. */
    List<String> traces(String id) throws SQLException {
        var traces = rows("SELECT 'registry' FROM tenant_databases WHERE tenant_id = '" + id + "'"
                + " UNION ALL SELECT nspname FROM pg_namespace WHERE nspname = 'tenant_" + id + "'"
                + " UNION ALL SELECT datname FROM pg_database WHERE datname LIKE current_database() || '\\_%'"
                + " OR datname LIKE 'fraiseql\\_new%'"
                + " UNION ALL SELECT 'journal' FROM fraiseql_provisioning WHERE tenant_id = '" + id + "'");
        if (strategy.equals("row")) {
            traces.addAll(rows("SELECT 'user ' || email FROM tb_user WHERE tenant_id::text = '" + id + "'"
                    + " UNION ALL SELECT 'setting ' || key FROM tb_setting WHERE tenant_id::text = '" + id + "'"));
        }
        return traces;
    }

    @Override
    public void close() {
        try {
            for (String name : rows("SELECT datname FROM pg_database WHERE datname LIKE current_database() || '\\_%'"
                    + " OR datname LIKE 'fraiseql\\_new%'")) {
                database.superuser("DROP DATABASE \"" + name + "\" WITH (FORCE)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            database.superuser("ALTER ROLE blog_owner NOCREATEDB");
            database.close();
        }
    }
}
