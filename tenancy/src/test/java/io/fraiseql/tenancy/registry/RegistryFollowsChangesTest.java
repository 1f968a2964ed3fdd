package io.fraiseql.tenancy.registry;

import static io.fraiseql.tenancy.TenantState.ACTIVE;
import static io.fraiseql.tenancy.TenantState.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistryFollowsChangesTest {
    private static final TenantId ACME = TenantId.parse("acme");
    private static final TenantId GLOBEX = TenantId.parse("globex");
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestDatabase database = TestDatabase.create();
    private RegistryOwner owner;

    @BeforeEach
    void twoTenants() {
        database.owner(RegistrySql.create("tenant_databases", "blog_app"));
        owner = RegistryOwner.of(database.ownerUrl(), "tenant_databases", Strategy.ROW);
        owner.insert(tenant(ACME));
        owner.insert(tenant(GLOBEX));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    @DisplayName("attack 57: suspend propagation between two nodes")
    void aSuspensionIsInForceInEveryProcessInUnderASecond() {
        try (var one = open(database.appUrl());
                var two = open(database.appUrl())) {
            assertThat(one.find(ACME).orElseThrow().state()).isEqualTo(ACTIVE);
            for (TenantState state : new TenantState[] {SUSPENDED, ACTIVE, SUSPENDED}) {
                owner.changeState(ACME, state);
                Eventually.within(AT_ONCE, () -> is(one, ACME, state) && is(two, ACME, state));
            }
            assertThat(one.find(GLOBEX).orElseThrow().state()).isEqualTo(ACTIVE);
            assertThat(one.findBySubdomain("acme").orElseThrow().state()).isEqualTo(SUSPENDED);
        }
    }

    @Test
    @DisplayName("attack 24: an id given to a new tenant after its deletion")
    void aTenantThatIsRemovedIsGoneAndComesBackAsWhatItIsThen() {
        try (var registry = open(database.appUrl())) {
            owner.delete(ACME);
            Eventually.within(AT_ONCE, () -> registry.find(ACME).isEmpty());
            assertThat(registry.findBySubdomain("acme")).isEmpty();
            assertThat(owner.registry().<Boolean>call(writer -> writer.delete(ACME, ACTIVE)))
                    .isFalse();
            owner.insert(new Tenant(ACME, "Another", Optional.empty(), SUSPENDED, "basic", new Placement.SharedRows()));
            Eventually.within(AT_ONCE, () -> is(registry, ACME, SUSPENDED));
            assertThat(registry.findBySubdomain("acme")).isEmpty();
        }
    }

    @Test
    void aTruncatedTableAndAChangedIdAreNoticedAtOnce() {
        try (var registry = open(database.appUrl())) {
            database.owner("UPDATE tenant_databases SET tenant_id = 'initech', subdomain = 'initech'"
                    + " WHERE tenant_id = 'acme'");
            Eventually.within(
                    AT_ONCE,
                    () -> registry.find(ACME).isEmpty()
                            && registry.findBySubdomain("initech").isPresent());
            database.owner("TRUNCATE tenant_databases");
            Eventually.within(AT_ONCE, () -> registry.size() == 0);
        }
    }

    @Test
    void aChangeThatIsRolledBackIsNone() throws SQLException {
        try (var registry = open(database.appUrl());
                var connection = database.connect("blog_owner");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE tenant_databases SET state = 'suspended' WHERE tenant_id = 'acme'");
            connection.rollback();
            owner.changeState(GLOBEX, SUSPENDED);
            Eventually.within(AT_ONCE, () -> is(registry, GLOBEX, SUSPENDED));
            assertThat(registry.find(ACME).orElseThrow().state()).isEqualTo(ACTIVE);
        }
    }

    @Test
    void aFloodOfForgedNotificationsChangesNothingAndDelaysNothing() throws SQLException {
        try (var registry = open(database.appUrl());
                var connection = database.connect("blog_app");
                var statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_notify('fraiseql_tenants', repeat('x', 7000) || n) FROM generate_series(1, 500) n");
            statement.execute("SELECT pg_notify('fraiseql_tenants', 'acme''; DROP TABLE tenant_databases; --')");
            statement.execute("SELECT pg_notify('fraiseql_tenants', 'unknown-' || n) FROM generate_series(1, 5000) n");
            statement.execute("NOTIFY fraiseql_tenants");
            owner.changeState(ACME, SUSPENDED);
            Eventually.within(AT_ONCE, () -> is(registry, ACME, SUSPENDED));
            assertThat(registry.size()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("attack 46: the listener's backend is killed")
    void aKilledListenerComesBack() {
        try (var registry = open(database.appUrl())) {
            killListeners();
            owner.changeState(ACME, SUSPENDED);
            Eventually.within(SOON, () -> is(registry, ACME, SUSPENDED));
            owner.changeState(GLOBEX, SUSPENDED);
            Eventually.within(AT_ONCE, () -> is(registry, GLOBEX, SUSPENDED));
        }
    }

    @Test
    @DisplayName("attack 54: the registry's database is away, later")
    void whileTheDatabaseIsAwayTenantsAreServedAndWhatWasMissedIsCaughtUp() throws Exception {
        try (var proxy = new TcpProxy(database.port());
                var registry = open(through(proxy))) {
            owner.changeState(GLOBEX, SUSPENDED);
            Eventually.within(AT_ONCE, () -> is(registry, GLOBEX, SUSPENDED));
            proxy.cut();
            owner.changeState(ACME, SUSPENDED);
            assertThat(registry.find(ACME).orElseThrow().state()).isEqualTo(ACTIVE);
            assertThat(registry.find(GLOBEX).orElseThrow().state())
                    .as("a suspension is never forgotten")
                    .isEqualTo(SUSPENDED);
            proxy.mend();
            Eventually.within(SOON, () -> is(registry, ACME, SUSPENDED));
            assertThat(registry.find(GLOBEX).orElseThrow().state()).isEqualTo(SUSPENDED);
        }
    }

    @Test
    void aConnectionThatDiesWithoutAWordIsNoticed() throws Exception {
        try (var proxy = new TcpProxy(database.port());
                var registry = open(through(proxy))) {
            proxy.freeze();
            owner.changeState(ACME, SUSPENDED);
            Eventually.within(Duration.ofSeconds(30), () -> is(registry, ACME, SUSPENDED));
        }
    }

    @Test
    void aTableThatVanishesLeavesEverybodyAsTheyWere() {
        try (var registry = open(database.appUrl())) {
            owner.changeState(GLOBEX, SUSPENDED);
            Eventually.within(AT_ONCE, () -> is(registry, GLOBEX, SUSPENDED));
            database.owner("ALTER TABLE tenant_databases RENAME TO away");
            killListeners();
            database.owner("UPDATE away SET state = 'suspended'", "ALTER TABLE away RENAME TO tenant_databases");
            Eventually.within(SOON, () -> is(registry, ACME, SUSPENDED));
            assertThat(registry.find(GLOBEX).orElseThrow().state()).isEqualTo(SUSPENDED);
        }
    }

    @Test
    @DisplayName("attack 54: the registry's database is away at start")
    void withoutTheDatabaseNothingStarts() throws Exception {
        try (var proxy = new TcpProxy(database.port())) {
            String url = through(proxy);
            proxy.cut();
            assertThatThrownBy(() -> open(url))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("multitenancy.routing.registry_url")
                    .hasMessageNotContaining("blog_app:blog_app");
        }
    }

    @Test
    void closedItLeavesNoConnectionBehind() {
        var registry = open(database.appUrl());
        assertThat(listeners()).isEqualTo(1);
        registry.close();
        Eventually.within(SOON, () -> listeners() == 0);
        assertThat(registry.find(ACME)).isPresent();
    }

    private PostgresTenantRegistry open(String url) {
        return PostgresTenantRegistry.open(ConnectionUrl.parse(url), "tenant_databases", Strategy.ROW, NEVER);
    }

    private String through(TcpProxy proxy) {
        return database.appUrl().replace(":" + database.port() + "/", ":" + proxy.port() + "/");
    }

    private void killListeners() {
        database.superuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND application_name = 'fraiseql-registry'");
    }

    private int listeners() {
        try (var connection = database.connect("postgres");
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND usename = 'blog_app'")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean is(TenantRegistry registry, TenantId id, TenantState state) {
        return registry.find(id).filter(tenant -> tenant.state() == state).isPresent();
    }

    private static Tenant tenant(TenantId id) {
        return new Tenant(id, "Name of " + id, Optional.of(id.value()), ACTIVE, "basic", new Placement.SharedRows());
    }
}
