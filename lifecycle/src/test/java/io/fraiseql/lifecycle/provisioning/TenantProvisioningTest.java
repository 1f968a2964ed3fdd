package io.fraiseql.lifecycle.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.registry.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantProvisioningTest {
    @ParameterizedTest
    @ValueSource(strings = {"row", "schema", "database"})
    void aTenantHasItsTablesItsFirstRowsAndAWelcome(String strategy) throws Exception {
        try (var shop = new Shop(strategy)) {
            var steps = new ArrayList<String>();
            Tenant acme =
                    shop.provisioning().create(Shop.acme("acme", Optional.empty()), (step, took) -> steps.add(step));
            assertThat(acme.state()).isEqualTo(TenantState.ACTIVE);
            assertThat(steps).hasSize(6).startsWith("register").endsWith("seed", "welcome", "activate");
            assertThat(shop.provisioning().find(acme.id())).contains(acme);
            assertThat(shop.rows(acme, "SELECT name FROM tb_user")).containsExactly("Acme's \"own\"; --");
            assertThat(shop.rows(acme, "SELECT key || '=' || value FROM tb_setting ORDER BY 1"))
                    .containsExactly("locale=en-US", "theme=default", "timezone=UTC");
            assertThat(shop.mails).singleElement().satisfies(mail -> {
                assertThat(mail.to()).isEqualTo("ada@acme.example");
                assertThat(mail.host()).contains("acme-sub.shop.example");
                assertThat(mail.text()).contains("https://acme-sub.shop.example");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "database"})
    void theAppRoleOwnsNothingInATenantsPlaceAndMakesNothing(String strategy) throws Exception {
        try (var shop = new Shop(strategy)) {
            Tenant acme = shop.create("acme");
            assertThat(shop.rows(
                            acme,
                            "SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class WHERE relname LIKE 'tb\\_%'"))
                    .containsExactly("blog_owner");
            assertThatThrownBy(() -> shop.rows(acme, "CREATE TABLE mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> shop.rows(acme, "SELECT checksum FROM fraiseql_migration"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> shop.rows(acme, "CREATE TEMPORARY TABLE mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void underHybridEachTenantLivesWhereItWasOrdered() throws Exception {
        try (var shop = new Shop("hybrid")) {
            assertThat(shop.create("small").placement()).isEqualTo(new Placement.SharedRows());
            assertThat(shop.create(Shop.acme("medium", Optional.of(WantedPlacement.parse("schema"))))
                            .placement())
                    .isEqualTo(new Placement.OwnSchema("tenant_medium"));
            Tenant large = shop.create(Shop.acme("large", Optional.of(WantedPlacement.parse("database=eu"))));
            assertThat(large.placement()).isInstanceOf(Placement.OwnDatabase.class);
            for (Tenant tenant : shop.provisioning().list().tenants()) {
                assertThat(shop.rows(tenant, "SELECT email FROM tb_user")).containsExactly("ada@acme.example");
            }
            assertThat(shop.provisioning().list().tenants()).hasSize(3).contains(large);
        }
    }

    @Test
    void aPlacementThatTheStrategyDoesNotServeIsRefused() throws Exception {
        try (var shop = new Shop("row")) {
            assertThatThrownBy(() -> shop.create(Shop.acme("acme", Optional.of(WantedPlacement.parse("schema")))))
                    .isInstanceOf(ProvisioningException.class)
                    .hasMessageContaining("hybrid");
        }
        try (var shop = new Shop("database")) {
            assertThatThrownBy(() -> shop.create(Shop.acme("acme", Optional.of(WantedPlacement.parse("database=us")))))
                    .hasMessageContaining("there is no server us; there are: eu");
        }
    }

    @Test
    void anIdOrASubdomainThatIsTakenIsRefused() throws Exception {
        try (var shop = new Shop("row")) {
            shop.create("acme");
            assertThatThrownBy(() -> shop.create("acme"))
                    .isInstanceOf(ProvisioningException.class)
                    .hasMessageContaining("the tenant acme exists already; its state is active");
            var twin = new NewTenant(
                    new TenantId("twin"), "Twin", Optional.of("ACME-SUB"), "t@twin.example", "basic", Optional.empty());
            assertThatThrownBy(() -> shop.create(twin))
                    .hasMessageContaining("another tenant's")
                    .hasMessageContaining("acme-sub");
            assertThat(shop.traces("twin")).isEmpty();
            var reserved = new NewTenant(
                    new TenantId("www"), "W", Optional.of("www"), "w@w.example", "basic", Optional.empty());
            assertThatThrownBy(() -> shop.create(reserved)).hasMessageContaining("reserved");
        }
    }

    @Test
    @DisplayName("attack 8: a schema that is there already is never taken over")
    void aSchemaThatIsThereAlreadyIsNeverTakenOver() throws Exception {
        try (var shop = new Shop("schema")) {
            shop.database.owner("CREATE SCHEMA tenant_acme", "CREATE TABLE tenant_acme.old (secret text)");
            assertThatThrownBy(() -> shop.create("acme"))
                    .hasMessageContaining("the schema tenant_acme is there already");
            assertThat(shop.traces("acme")).containsExactly("tenant_acme");
            assertThat(shop.rows("SELECT count(*) FROM tenant_acme.old")).containsExactly("0");
        }
    }

    @Test
    void aDatabaseThatIsThereAlreadyIsNeverTakenOver() throws Exception {
        try (var shop = new Shop("database")) {
            String name = shop.database.name() + "_acme";
            shop.database.superuser("CREATE DATABASE " + name + " OWNER blog_owner");
            assertThatThrownBy(() -> shop.create("acme"))
                    .hasMessageContaining("the database " + name + " is there already");
            assertThat(shop.traces("acme")).containsExactly(name);
        }
    }

    @Test
    @DisplayName("attack 24: rows that a former tenant of the same id has left are not the new one's")
    void rowsOfAFormerTenantAreNeverTakenOver() throws Exception {
        try (var shop = new Shop("row")) {
            shop.database.superuser("INSERT INTO tb_setting VALUES ('acme', 'left', 'behind')");
            assertThatThrownBy(() -> shop.create("acme"))
                    .hasMessageContaining("tb_setting has rows of a tenant acme already");
        }
    }

    @Test
    void anIdThatTheTablesCannotHoldIsRefusedAndLeavesNothing() throws Exception {
        try (var shop = new Shop("schema")) {
            shop.files.put("V1__tables.sql", Shop.tables("uuid"));
            assertThatThrownBy(() -> shop.create("acme")).hasMessageContaining("holds UUIDs, and 'acme' is none");
            assertThat(shop.rows("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'tenant%'"))
                    .isEmpty();
        }
    }

    @Test
    void theSharedTablesHaveToBeUpToDate() throws Exception {
        try (var shop = new Shop("row")) {
            shop.files.put("V2__more.sql", "CREATE TABLE more (id int)");
            assertThatThrownBy(() -> shop.create("acme"))
                    .hasMessageContaining("V2__more.sql")
                    .hasMessageContaining("fraiseql migrate");
            assertThat(shop.traces("acme")).isEmpty();
            shop.migrate();
            assertThat(shop.create("acme").state()).isEqualTo(TenantState.ACTIVE);
        }
    }

    @Test
    void aSeedThatFailsIsToldWithItsLineAndTakenBack() throws Exception {
        try (var shop = new Shop("row")) {
            shop.seed = Shop.SEED + "\nINSERT INTO nowhere VALUES (1);";
            assertThatThrownBy(() -> shop.create("acme"))
                    .hasMessageContaining(
                            "step 'seed' failed: seed/admin.sql, line 8: relation \"nowhere\" does not exist");
            assertThat(shop.traces("acme")).isEmpty();
        }
    }

    @Test
    void aSeedCannotWriteAnotherTenantsRows() throws Exception {
        try (var shop = new Shop("row")) {
            shop.create("globex");
            shop.seed = "INSERT INTO tb_setting VALUES ('globex', 'stolen', 'yes')";
            assertThatThrownBy(() -> shop.create("acme")).hasMessageContaining("row-level security");
        }
    }

    @Test
    void aMailServerThatIsAwayDoesNotTakeTheTenantBack() throws Exception {
        try (var shop = new Shop("row")) {
            shop.mail = welcome -> {
                throw new java.io.IOException("connection refused");
            };
            assertThat(shop.create("acme").state()).isEqualTo(TenantState.ACTIVE);
        }
    }

    @Test
    void anOwnerWithoutTheRightIsToldWhichOne() throws Exception {
        try (var shop = new Shop("database")) {
            shop.database.superuser("ALTER ROLE blog_owner NOCREATEDB");
            assertThatThrownBy(() -> shop.create("acme")).hasMessageContaining("ALTER ROLE \"blog_owner\" CREATEDB");
            assertThat(shop.traces("acme")).isEmpty();
        }
    }

    @Test
    @DisplayName("attack 7: the names of places are no longer than PostgreSQL keeps them, and differ where ids differ")
    void namesOfPlacesAreNoLongerThanPostgresKeepsThem() {
        String longest = "a".repeat(55);
        String sibling = "a".repeat(54) + "b";
        for (String main : List.of("shop", "m".repeat(63))) {
            String name = TenantLocation.databaseName(main, new TenantId(longest));
            assertThat(name.length()).isLessThanOrEqualTo(63);
            assertThat(name).isNotEqualTo(TenantLocation.databaseName(main, new TenantId(sibling)));
        }
        assertThat(new TenantId(longest).schemaName().length()).isLessThanOrEqualTo(63);
        assertThat(TenantLocation.databaseName("shop", new TenantId("acme"))).isEqualTo("shop_acme");
    }

    @Test
    void whatIsNoOrderIsRefused() {
        var id = new TenantId("acme");
        assertThatThrownBy(() -> new NewTenant(id, " ", Optional.empty(), "a@b.c", "basic", Optional.empty()))
                .hasMessageContaining("the name");
        assertThatThrownBy(() -> new NewTenant(id, "A", Optional.of("a.b"), "a@b.c", "basic", Optional.empty()))
                .hasMessageContaining("no subdomain");
        assertThatThrownBy(
                        () -> new NewTenant(id, "A", Optional.empty(), "a@b\r\nBcc: all@x", "basic", Optional.empty()))
                .hasMessageContaining("no e-mail address");
        assertThatThrownBy(() -> WantedPlacement.parse("cloud")).hasMessageContaining("row, schema, database");
    }

    @Test
    void aRegistryThatCannotKeepAStateIsRefused() throws Exception {
        try (var shop = new Shop("row")) {
            shop.database.owner("ALTER TABLE tenant_databases DROP COLUMN state");
            assertThatThrownBy(() -> shop.create("acme"))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("ADD COLUMN state");
        }
    }
}
