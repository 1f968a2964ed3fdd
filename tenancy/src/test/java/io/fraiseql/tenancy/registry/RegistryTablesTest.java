package io.fraiseql.tenancy.registry;

import static io.fraiseql.tenancy.TenantState.ACTIVE;
import static io.fraiseql.tenancy.TenantState.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.placement.RelationName;
import io.fraiseql.tenancy.testing.CapturedLog;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryTablesTest {
    private static final TenantId ID = TenantId.parse("11111111-1111-1111-1111-111111111111");
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theRoutingTableOfTheGuideWorksAsPrinted() throws SQLException {
        String url = "postgresql://app:secret@db7:5432/fraiseql_tenant_1";
        database.owner(
                """
                CREATE TABLE tenant_databases (
                    tenant_id UUID PRIMARY KEY,
                    database_url TEXT NOT NULL,
                    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
                )""",
                "INSERT INTO tenant_databases (tenant_id, database_url) VALUES ('" + ID + "', '" + url + "')",
                "GRANT SELECT ON tenant_databases TO blog_app");
        try (var registry = open("tenant_databases", Strategy.DATABASE)) {
            assertThat(registry.find(ID))
                    .contains(new Tenant(
                            ID, ID.value(), Optional.empty(), ACTIVE, "basic", new Placement.OwnDatabase(url)));
            database.owner("DELETE FROM tenant_databases");
            Eventually.within(SOON, () -> registry.find(ID).isEmpty());
        }
        var owner = owner("tenant_databases", Strategy.DATABASE);
        var tenant = new Tenant(ID, ID.value(), Optional.empty(), ACTIVE, "basic", new Placement.OwnDatabase(url));
        assertThatThrownBy(() -> owner.insert(tenant))
                .hasMessageContaining("ALTER TABLE \"tenant_databases\" ADD COLUMN state");
        database.owner(RegistrySql.addColumn(RelationName.parse("tenant_databases"), RegistryColumn.STATE));
        owner.insert(tenant);
        assertThat(tenants("tenant_databases", Strategy.DATABASE)).containsExactly(tenant);
    }

    @Test
    void theOrganizationsOfTheOtherGuideWork() {
        organizations();
        try (var registry = open("public.organizations", Strategy.ROW)) {
            assertThat(registry.findBySubdomain("acme"))
                    .contains(new Tenant(
                            ID, "Acme Inc.", Optional.of("acme"), ACTIVE, "pro", new Placement.SharedRows()));
            database.owner("INSERT INTO organizations (id, name, subdomain, plan)"
                    + " VALUES ('22222222-2222-2222-2222-222222222222', 'Globex', 'Globex', 'basic')");
            Eventually.within(SOON, () -> registry.findBySubdomain("globex").isPresent());
        }
    }

    @Test
    void theTriggerThatTheLogOffersMakesTheirChangesHeard() {
        organizations();
        database.owner(
                RegistrySql.addColumn(RelationName.parse("organizations"), RegistryColumn.STATE),
                RegistrySql.trigger(RelationName.parse("organizations"), "id"));
        try (var registry = PostgresTenantRegistry.open(
                ConnectionUrl.parse(database.appUrl()), "organizations", Strategy.ROW, Duration.ofHours(1))) {
            owner("organizations", Strategy.ROW).changeState(ID, SUSPENDED);
            Eventually.within(
                    Duration.ofSeconds(1), () -> registry.find(ID).orElseThrow().state() == SUSPENDED);
        }
    }

    @Test
    void whatTheTableLacksIsLoggedWithTheSqlThatAddsItAndCountsAtOnceWhenItIsThere() {
        organizations();
        try (var log = new CapturedLog(RegistryRefresher.class.getName());
                var registry = PostgresTenantRegistry.open(
                        ConnectionUrl.parse(database.appUrl()), "organizations", Strategy.ROW, Duration.ofHours(1))) {
            assertThat(log.messages())
                    .anySatisfy(message -> assertThat(message).contains("3600 s", "CREATE OR REPLACE TRIGGER"))
                    .anySatisfy(message -> assertThat(message).contains("no state column", "ADD COLUMN state"));
            for (String message : log.messages()) {
                if (message.contains("\n")) {
                    database.owner(message.substring(message.indexOf('\n')));
                }
            }
            database.owner("UPDATE organizations SET state = 'suspended'");
            Eventually.within(
                    Duration.ofSeconds(1), () -> registry.find(ID).orElseThrow().state() == SUSPENDED);
        }
    }

    @Test
    void aRegistryUnderRowSecurityIsLoggedWithThePolicyThatShowsItAll() {
        database.owner(
                RegistrySql.create("tenant_databases", "blog_app"),
                "INSERT INTO tenant_databases (tenant_id) VALUES ('acme')",
                "ALTER TABLE tenant_databases ENABLE ROW LEVEL SECURITY");
        try (var log = new CapturedLog(RegistryRefresher.class.getName());
                var registry = open("tenant_databases", Strategy.ROW)) {
            assertThat(registry.size()).isZero();
            String message = log.messages().stream()
                    .filter(text -> text.contains("may hide"))
                    .findFirst()
                    .orElseThrow();
            database.owner(message.substring(message.indexOf('\n')));
            Eventually.within(SOON, () -> registry.size() == 1);
        }
    }

    @Test
    void anAbsentTableComesWithTheSqlThatMakesIt() {
        assertThatThrownBy(() -> open("tenant_databases", Strategy.ROW))
                .isInstanceOfSatisfying(RegistryException.class, absent -> {
                    String message = absent.getMessage();
                    assertThat(message).contains("tenant_databases does not exist");
                    database.owner(message.substring(message.indexOf('\n')));
                });
        try (var registry = open("tenant_databases", Strategy.ROW)) {
            assertThat(registry.size()).isZero();
        }
    }

    @Test
    void aTableThatMayNotBeReadComesWithTheGrant() {
        database.owner("CREATE TABLE \"Odd Table\" (tenant_id text PRIMARY KEY, state text)");
        assertThatThrownBy(() -> open("\"Odd Table\"", Strategy.ROW))
                .hasMessageContaining("GRANT SELECT ON \"Odd Table\" TO \"blog_app\";");
        database.owner("GRANT SELECT (tenant_id) ON \"Odd Table\" TO blog_app");
        assertThatThrownBy(() -> open("\"Odd Table\"", Strategy.ROW))
                .as("a state that may not be read is not the absence of a state")
                .hasMessageContaining("GRANT SELECT");
    }

    @Test
    void aTableWithoutIdsIsRefused() {
        database.owner("CREATE TABLE tenants (name text)", "GRANT SELECT ON tenants TO blog_app");
        assertThatThrownBy(() -> open("tenants", Strategy.ROW)).hasMessageContaining("ADD COLUMN tenant_id");
    }

    @Test
    void theSqlMayRunTwiceAndInASchemaOfAnyName() {
        String sql = RegistrySql.create(
                "\"Control Plane\".\"Tenants of a rather long name, almost sixty bytes long\"", "blog_app");
        database.owner(sql, sql);
        try (var registry =
                open("\"Control Plane\".\"Tenants of a rather long name, almost sixty bytes long\"", Strategy.ROW)) {
            assertThat(registry.size()).isZero();
        }
    }

    @Test
    void theTableItselfRefusesWhatCannotBeServed() {
        database.owner(RegistrySql.create("tenant_databases", "blog_app"));
        for (String values : new String[] {
            "('ACME', null, 'active', null)",
            "('null', null, 'active', null)",
            "('a', 'Upper', 'active', null)",
            "('a', '-a', 'active', null)",
            "('a', 'a.b', 'active', null)",
            "('a', null, 'asleep', null)",
            "('a', null, null, null)",
            "('a', null, 'active', 'database')",
            "('a', null, 'active', 'elsewhere')"
        }) {
            assertThatThrownBy(() -> database.owner(
                            "INSERT INTO tenant_databases (tenant_id, subdomain, state, placement) VALUES " + values))
                    .as(values)
                    .hasMessageContaining("violates");
        }
        assertThatThrownBy(() -> {
                    try (var connection = database.connect("blog_app")) {
                        connection.createStatement().execute("UPDATE tenant_databases SET state = 'active'");
                    }
                })
                .hasMessageContaining("permission denied");
    }

    @Test
    void aPlacementThatIsRefusedMakesItsTenantUnavailableAndNobodyElse() {
        database.owner(
                RegistrySql.create("tenant_databases", "blog_app"),
                "INSERT INTO tenant_databases (tenant_id, placement) VALUES ('a', 'row'), ('b', 'schema')");
        try (var registry = PostgresTenantRegistry.open(
                ConnectionUrl.parse(database.appUrl()), "tenant_databases", Strategy.ROW, INTERVAL, placement -> {
                    if (!(placement instanceof Placement.SharedRows)) {
                        throw new IllegalArgumentException("not here");
                    }
                })) {
            assertThat(registry.find(TenantId.parse("a"))).isPresent();
            assertThat(registry.find(TenantId.parse("b"))).isEmpty();
            assertThat(registry.first(_ -> true).map(Tenant::id)).contains(TenantId.parse("a"));
        }
    }

    private void organizations() {
        database.owner(
                """
                CREATE TABLE organizations (
                    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
                    name TEXT NOT NULL,
                    subdomain TEXT UNIQUE NOT NULL,
                    created_at TIMESTAMPTZ DEFAULT NOW()
                )""",
                "ALTER TABLE organizations ADD COLUMN plan TEXT",
                "INSERT INTO organizations (id, name, subdomain, plan) VALUES ('" + ID
                        + "', 'Acme Inc.', 'acme', 'pro')",
                "GRANT SELECT ON organizations TO blog_app");
    }

    private PostgresTenantRegistry open(String table, Strategy strategy) {
        return PostgresTenantRegistry.open(ConnectionUrl.parse(database.appUrl()), table, strategy, INTERVAL);
    }

    private RegistryOwner owner(String table, Strategy strategy) {
        return RegistryOwner.of(database.ownerUrl(), table, strategy);
    }

    private List<Tenant> tenants(String table, Strategy strategy) throws SQLException {
        try (var connection = database.connect("blog_owner")) {
            return RegisteredTenants.read(connection, table, strategy).tenants();
        }
    }
}
