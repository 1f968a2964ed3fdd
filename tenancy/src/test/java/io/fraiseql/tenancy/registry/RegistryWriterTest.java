package io.fraiseql.tenancy.registry;

import static io.fraiseql.tenancy.TenantState.ACTIVE;
import static io.fraiseql.tenancy.TenantState.PROVISIONING;
import static io.fraiseql.tenancy.TenantState.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.DedicatedPool;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistryWriterTest {
    private static final TenantId ID = TenantId.parse("11111111-1111-1111-1111-111111111111");
    private static final TenantId NOBODY = TenantId.parse("nobody");
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestDatabase database = TestDatabase.create();
    private RegistryOwner owner;

    @BeforeEach
    void createTable() {
        database.owner(RegistrySql.create("tenant_databases", "blog_app"));
        owner = owner("tenant_databases", Strategy.ROW);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void whatIsInsertedIsWhatTheRegistryReads() throws SQLException {
        var tenants = new Tenant[] {
            new Tenant(TenantId.parse("a"), "A", Optional.of("a-1"), ACTIVE, "basic", new Placement.SharedRows()),
            new Tenant(
                    TenantId.parse("b"), "B", Optional.empty(), SUSPENDED, "pro", new Placement.OwnSchema("tenant_b")),
            new Tenant(
                    TenantId.parse("c"),
                    "C",
                    Optional.of("c"),
                    ACTIVE,
                    "pro",
                    new Placement.OwnDatabase("postgresql://app:secret@db7/c")),
            new Tenant(
                    TenantId.parse("d"),
                    "d",
                    Optional.empty(),
                    PROVISIONING,
                    "pro",
                    new Placement.SharedRows(),
                    Optional.of(new DedicatedPool(OptionalInt.of(7))))
        };
        for (Tenant tenant : tenants) {
            owner("tenant_databases", Strategy.HYBRID).insert(tenant);
        }
        try (var connection = database.connect("blog_owner")) {
            assertThat(RegisteredTenants.read(connection, "tenant_databases", Strategy.ROW)
                            .tenants())
                    .containsExactly(tenants);
        }
        try (var registry = open()) {
            for (Tenant tenant : tenants) {
                assertThat(registry.find(tenant.id())).contains(tenant);
            }
        }
        assertThatThrownBy(() -> owner.insert(tenants[0]))
                .hasMessageContaining("the id a or the subdomain a-1 is another tenant's");
    }

    @Test
    void aTenantThatWouldBeReadAsAnotherIsNotInserted() {
        assertThatThrownBy(() -> owner.insert(new Tenant(
                        TenantId.parse("d"),
                        "D",
                        Optional.empty(),
                        ACTIVE,
                        "basic",
                        new Placement.OwnSchema("public"))))
                .as("a schema that is not the tenant's own")
                .hasMessageContaining("cannot hold");
        database.owner("ALTER TABLE tenant_databases DROP COLUMN dedicated_pool");
        assertThatThrownBy(() -> owner.insert(new Tenant(
                        TenantId.parse("d"),
                        "D",
                        Optional.empty(),
                        ACTIVE,
                        "basic",
                        new Placement.SharedRows(),
                        Optional.of(DedicatedPool.USUAL))))
                .hasMessageContaining("ADD COLUMN dedicated_pool");
        database.owner("ALTER TABLE tenant_databases DROP COLUMN plan, DROP COLUMN subdomain");
        assertThatThrownBy(() -> owner.insert(new Tenant(
                        TenantId.parse("d"), "D", Optional.of("d"), ACTIVE, "pro", new Placement.SharedRows())))
                .hasMessageContaining("""
                        has no place for what the tenant has; add it with
                        ALTER TABLE "tenant_databases" ADD COLUMN subdomain text;
                        ALTER TABLE "tenant_databases" ADD COLUMN plan text;\
                        """);
        assertThat(find(TenantId.parse("d"))).isEmpty();
    }

    @Test
    @DisplayName("attack 55: a URL with options that would run code")
    void aDatabaseUrlWithDangerousOptionsIsNeverWritten() {
        assertThatThrownBy(() -> owner.insert(new Tenant(
                        ID,
                        "Acme",
                        Optional.empty(),
                        ACTIVE,
                        "basic",
                        new Placement.OwnDatabase("postgresql://db/x?socketFactory=evil.Factory"))))
                .isInstanceOf(RegistryException.class);
        assertThat(find(ID)).isEmpty();
    }

    @Test
    void aStateIsChangedAndARowDeletedOnlyFromTheStateThatIsExpected() {
        owner.insert(tenant(ID));
        assertThat(changeState(ID, SUSPENDED)).isFalse();
        assertThat(changeState(NOBODY, ACTIVE)).isFalse();
        assertThat(changeState(ID, ACTIVE)).isTrue();
        assertThat(owner.registry().<Boolean>call(writer -> writer.delete(ID, ACTIVE)))
                .isFalse();
        assertThat(owner.registry().<Boolean>call(writer -> writer.delete(ID, SUSPENDED)))
                .isTrue();
        assertThat(find(ID)).isEmpty();
        database.owner("ALTER TABLE tenant_databases DROP COLUMN state");
        assertThatThrownBy(() -> changeState(ID, ACTIVE)).hasMessageContaining("ADD COLUMN state");
        assertThatThrownBy(() -> owner.registry().<Boolean>call(writer -> writer.delete(ID, ACTIVE)))
                .hasMessageContaining("ADD COLUMN state");
    }

    @Test
    void tenantsGetPoolsOfTheirOwn() {
        owner.insert(tenant(ID));
        try (var registry = open()) {
            for (var pool : List.of(DedicatedPool.USUAL, new DedicatedPool(OptionalInt.of(7)))) {
                assertThat(registry.find(ID).flatMap(Tenant::dedicatedPool)).isEmpty();
                assertThat(changePool(ID, Optional.of(pool))).isTrue();
                Eventually.within(
                        SOON,
                        () -> registry.find(ID).flatMap(Tenant::dedicatedPool).equals(Optional.of(pool)));
                assertThat(changePool(ID, Optional.empty())).isTrue();
                Eventually.within(
                        SOON,
                        () -> registry.find(ID).flatMap(Tenant::dedicatedPool).isEmpty());
            }
        }
        assertThat(changePool(NOBODY, Optional.of(DedicatedPool.USUAL))).isFalse();
        database.owner("ALTER TABLE tenant_databases DROP COLUMN dedicated_connections, DROP COLUMN state");
        assertThat(changePool(ID, Optional.of(DedicatedPool.USUAL)))
                .as("a table without a state has active tenants")
                .isTrue();
        assertThatThrownBy(() -> changePool(ID, Optional.of(new DedicatedPool(OptionalInt.of(7)))))
                .hasMessageContaining("ALTER TABLE \"tenant_databases\" ADD COLUMN dedicated_connections");
        database.owner("ALTER TABLE tenant_databases DROP COLUMN dedicated_pool");
        assertThatThrownBy(() -> changePool(ID, Optional.of(DedicatedPool.USUAL)))
                .hasMessageContaining("ALTER TABLE \"tenant_databases\" ADD COLUMN dedicated_pool");
    }

    @Test
    void aTableOfUuidsAndOfATypeForStatesIsWrittenLikeOneOfTexts() {
        database.owner(
                "CREATE TYPE life AS ENUM ('provisioning', 'active', 'suspended')",
                "CREATE TABLE organizations (id uuid PRIMARY KEY, name text NOT NULL, state life NOT NULL)");
        owner = owner("organizations", Strategy.ROW);
        var nameless = new Tenant(ID, ID.value(), Optional.empty(), ACTIVE, "basic", new Placement.SharedRows());
        owner.insert(nameless);
        assertThat(find(ID)).contains(nameless);
        assertThat(changeState(ID, ACTIVE)).isTrue();
        assertThat(find(NOBODY)).isEmpty();
        assertThat(changeState(NOBODY, ACTIVE)).isFalse();
        assertThatThrownBy(() -> owner.insert(tenant(NOBODY)))
                .hasMessage("the registry's ids are UUIDs, and 'nobody' is none; leave the id out to get one");
    }

    @Test
    void aTenantOfTwoRowsIsNeitherReadNorChanged() throws SQLException {
        String id = "aaaaaaaa-1111-1111-1111-111111111111";
        database.owner(
                "CREATE TABLE loose (tenant_id text, state text)",
                "INSERT INTO loose VALUES ('" + id + "', 'active'), (upper('" + id + "'), 'active')");
        owner = owner("loose", Strategy.ROW);
        assertThatThrownBy(() -> find(TenantId.parse(id))).hasMessageContaining("it has more than one row");
        assertThatThrownBy(() -> changeState(TenantId.parse(id), ACTIVE))
                .hasMessageContaining("it has more than one row");
        try (var connection = database.connect("blog_owner")) {
            assertThat(RegisteredTenants.read(connection, "loose", Strategy.ROW).tenants())
                    .extracting(Tenant::state)
                    .containsExactly(ACTIVE, ACTIVE);
        }
    }

    /** Suspends a tenant of this state, or activates one that is suspended. */
    private boolean changeState(TenantId id, TenantState from) {
        return owner.registry()
                .<Boolean>call(writer -> writer.changeState(id, from, from == SUSPENDED ? ACTIVE : SUSPENDED));
    }

    private boolean changePool(TenantId id, Optional<DedicatedPool> pool) {
        return owner.registry().<Boolean>call(writer -> writer.changePool(id, pool));
    }

    private Optional<Tenant> find(TenantId id) {
        return owner.registry().call(writer -> writer.find(id));
    }

    private PostgresTenantRegistry open() {
        return PostgresTenantRegistry.open(
                ConnectionUrl.parse(database.appUrl()), "tenant_databases", Strategy.ROW, INTERVAL);
    }

    private RegistryOwner owner(String table, Strategy strategy) {
        return RegistryOwner.of(database.ownerUrl(), table, strategy);
    }

    private static Tenant tenant(TenantId id) {
        return new Tenant(id, "Acme", Optional.empty(), ACTIVE, "basic", new Placement.SharedRows());
    }
}
