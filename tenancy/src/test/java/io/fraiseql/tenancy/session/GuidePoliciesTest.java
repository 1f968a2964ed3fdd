package io.fraiseql.tenancy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolSettings;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each policy of the two guides, as printed, does what its guide says of it, on a table that a guide's reader
 * would make.
 */
class GuidePoliciesTest {
    private static final String A = "0000000a-0000-4000-8000-000000000000";
    private static final String B = "0000000b-0000-4000-8000-000000000000";
    private static final String USER = "0000000a-0000-4000-8000-000000000001";
    private static final String OTHER_USER = "0000000a-0000-4000-8000-000000000002";

    private TestDatabase database;
    private ConnectionPool pool;
    private PostgresTenantSessions sessions;

    @BeforeEach
    void start() {
        database = TestDatabase.create();
        database.owner(
                "CREATE TABLE orders (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), tenant_id uuid NOT NULL, user_id uuid NOT NULL, status text NOT NULL)",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO blog_app",
                "ALTER TABLE orders ENABLE ROW LEVEL SECURITY");
        database.superuser("INSERT INTO orders (tenant_id, user_id, status) VALUES ('" + A + "', '" + USER
                + "', 'a1'), ('" + A + "', '" + OTHER_USER + "', 'a2'), ('" + B + "', '" + USER + "', 'b1')");
        var timeout = Duration.ofSeconds(30);
        pool = new ConnectionPool(PoolSettings.of(1, 0, timeout));
        sessions = new PostgresTenantSessions(
                pool,
                ConnectionUrl.parse(database.appUrl()),
                new SessionSettings(timeout, SessionSettings.SUPER_ADMIN, Map.of("app.user_role", "role")));
    }

    @AfterEach
    void stop() {
        pool.close();
        database.close();
    }

    @Test
    void thePolicyOfTheArchitectureGuideIsolates() {
        isolates(
                "CREATE POLICY post_tenant_isolation ON orders USING (tenant_id = current_setting('app.tenant_id')::uuid)");
    }

    @Test
    void thePolicyThatReadsTheVariableIfThereIsOneIsolates() {
        isolates(
                "CREATE POLICY tenant_isolation ON orders USING (tenant_id = current_setting('app.tenant_id', TRUE)::UUID)");
    }

    @Test
    void thePolicyOfThePatternsGuideReadsItsOwnVariableAndIsolates() {
        isolates(
                "CREATE POLICY tenant_isolation_orders ON orders USING (tenant_id = current_setting('app.current_tenant_id')::UUID)");
    }

    @Test
    void tenantAdminAllShowsEverythingToTheRoleOfAVerifiedClaimOnly() {
        database.owner(
                "CREATE POLICY tenant_admin_all ON orders USING (tenant_id = current_setting('app.current_tenant_id')::UUID"
                        + " OR current_setting('app.user_role', TRUE) = 'admin')");
        assertThat(statuses(A, USER, Map.of())).containsExactly("a1", "a2");
        assertThat(statuses(A, USER, Map.of("role", "member"))).containsExactly("a1", "a2");
        assertThat(statuses(A, USER, Map.of("role", "admin"))).containsExactly("a1", "a2", "b1");
        assertThat(statuses(B, USER, Map.of()))
                .as("the role does not stay with the connection")
                .containsExactly("b1");
    }

    @Test
    void userOwnOrdersShowsAUserOnlyTheirOwn() {
        database.owner(
                "CREATE POLICY user_own_orders ON orders USING (tenant_id = current_setting('app.current_tenant_id')::UUID"
                        + " AND user_id = current_setting('app.current_user_id')::UUID)");
        assertThat(statuses(A, USER, Map.of())).containsExactly("a1");
        assertThat(statuses(A, OTHER_USER, Map.of())).containsExactly("a2");
        assertThat(statuses(B, USER, Map.of())).containsExactly("b1");
    }

    @Test
    void theFourPoliciesByCommandIsolateEachCommand() {
        isolates(
                "CREATE POLICY tenant_select ON orders FOR SELECT USING (tenant_id = current_setting('app.current_tenant_id')::UUID)",
                "CREATE POLICY tenant_insert ON orders FOR INSERT WITH CHECK (tenant_id = current_setting('app.current_tenant_id')::UUID)",
                "CREATE POLICY tenant_update ON orders FOR UPDATE USING (tenant_id = current_setting('app.current_tenant_id')::UUID)"
                        + " WITH CHECK (tenant_id = current_setting('app.current_tenant_id')::UUID)",
                "CREATE POLICY tenant_delete ON orders FOR DELETE USING (tenant_id = current_setting('app.current_tenant_id')::UUID)");
    }

    private void isolates(String... policies) {
        database.owner(policies);
        assertThat(statuses(A, USER, Map.of())).containsExactly("a1", "a2");
        assertThat(statuses(B, USER, Map.of())).containsExactly("b1");

        assertThat(execute(A, "UPDATE orders SET status = status || '!'")).isEqualTo(2);
        assertThat(execute(A, "DELETE FROM orders WHERE status = 'b1'")).isZero();
        assertThat(execute(
                        A,
                        "INSERT INTO orders (tenant_id, user_id, status) VALUES ('" + A + "', '" + USER + "', 'a3')"))
                .isEqualTo(1);
        refused("INSERT INTO orders (tenant_id, user_id, status) VALUES ('" + B + "', '" + USER + "', 'smuggled')");
        refused("UPDATE orders SET tenant_id = '" + B + "'");

        assertThat(statuses(A, USER, Map.of())).containsExactly("a1!", "a2!", "a3");
        assertThat(statuses(B, USER, Map.of())).containsExactly("b1");
    }

    private void refused(String sql) {
        assertThatThrownBy(() -> execute(A, sql))
                .isInstanceOfSatisfying(
                        SqlFailure.class, e -> assertThat(e.sqlState()).isEqualTo("42501"));
    }

    private List<String> statuses(String tenant, String user, Map<String, Object> claims) {
        return sessions.readOnly(
                context(tenant, user, claims),
                transaction -> transaction.db().query(String.class, "SELECT status FROM orders ORDER BY status"));
    }

    private long execute(String tenant, String sql) {
        return sessions.write(
                context(tenant, USER, Map.of()), transaction -> transaction.db().execute(sql));
    }

    private static SessionContext context(String tenant, String user, Map<String, Object> claims) {
        return new SessionContext(
                new Tenant(
                        new TenantId(tenant),
                        tenant,
                        Optional.empty(),
                        TenantState.ACTIVE,
                        "basic",
                        new Placement.SharedRows()),
                new Identity(true, Optional.of(tenant), Optional.of(user), Set.of(), Set.of(), Set.of(), claims));
    }
}
