package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.api.Query;
import io.fraiseql.api.Type;
import io.fraiseql.tenancy.registry.RegistrySql;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The tables of the two guides with their policies, as printed, are served. What they lack is told, and is no reason
 * to refuse.
 */
class GuideTablesTest {
    private final TestDatabase database =
            TestDatabase.create().owner(RegistrySql.create("tenant_databases", "blog_app"));

    /** Of the guide to patterns. */
    interface Orders {
        @Type
        record Order(UUID id, UUID userId, BigDecimal total, String status) {}

        @Query(sqlSource = "tb_order")
        List<Order> orders();
    }

    /** Of the guide to the architecture. */
    interface Posts {
        @Type
        record Post(UUID id, UUID tenantId, String title) {}

        @Query(sqlSource = "v_post")
        List<Post> posts();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theOrdersOfThePatternsAreServedWithEveryPolicyOfTheirGuide() {
        database.owner(
                "CREATE TABLE organizations (id UUID PRIMARY KEY DEFAULT gen_random_uuid(), name TEXT NOT NULL, subdomain TEXT UNIQUE NOT NULL,"
                        + " created_at TIMESTAMPTZ DEFAULT NOW())",
                "CREATE TABLE tb_user (id UUID PRIMARY KEY DEFAULT gen_random_uuid(), tenant_id UUID NOT NULL REFERENCES organizations(id),"
                        + " email TEXT NOT NULL, name TEXT, created_at TIMESTAMPTZ DEFAULT NOW(), UNIQUE(tenant_id, email))",
                "CREATE TABLE tb_order (id UUID PRIMARY KEY DEFAULT gen_random_uuid(), tenant_id UUID NOT NULL REFERENCES organizations(id),"
                        + " user_id UUID NOT NULL REFERENCES tb_user(id), total DECIMAL(10, 2) NOT NULL, status TEXT NOT NULL,"
                        + " created_at TIMESTAMPTZ DEFAULT NOW())",
                "ALTER TABLE tb_user ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE tb_order ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY tenant_isolation_users ON tb_user USING (tenant_id = current_setting('app.current_tenant_id')::UUID)",
                "CREATE POLICY tenant_isolation_orders ON tb_order USING (tenant_id = current_setting('app.current_tenant_id')::UUID)",
                "CREATE POLICY tenant_admin_all ON tb_order USING (tenant_id = current_setting('app.current_tenant_id')::UUID"
                        + " OR current_setting('app.user_role', TRUE) = 'admin')",
                "CREATE POLICY user_own_orders ON tb_order USING (tenant_id = current_setting('app.current_tenant_id')::UUID"
                        + " AND user_id = current_setting('app.current_user_id')::UUID)",
                "CREATE POLICY tenant_select ON tb_order FOR SELECT USING (tenant_id = current_setting('app.current_tenant_id')::UUID)",
                "CREATE POLICY tenant_insert ON tb_order FOR INSERT WITH CHECK (tenant_id = current_setting('app.current_tenant_id')::UUID)",
                "CREATE POLICY tenant_update ON tb_order FOR UPDATE USING (tenant_id = current_setting('app.current_tenant_id')::UUID)"
                        + " WITH CHECK (tenant_id = current_setting('app.current_tenant_id')::UUID)",
                "CREATE POLICY tenant_delete ON tb_order FOR DELETE USING (tenant_id = current_setting('app.current_tenant_id')::UUID)",
                "GRANT SELECT ON organizations TO blog_app",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON tb_user, tb_order TO blog_app");
        assertIsServed(Orders.class, "orders(");
    }

    @Test
    void thePostsOfTheArchitectureAreServed() {
        database.owner(
                "CREATE TABLE tb_user (id UUID PRIMARY KEY DEFAULT gen_random_uuid(), name TEXT NOT NULL)",
                "CREATE TABLE tb_post (id UUID PRIMARY KEY DEFAULT gen_random_uuid(), title TEXT NOT NULL, user_id UUID REFERENCES tb_user(id))",
                "ALTER TABLE tb_post ADD COLUMN tenant_id UUID NOT NULL",
                "ALTER TABLE tb_user ADD COLUMN tenant_id UUID NOT NULL",
                "CREATE POLICY post_tenant_isolation ON tb_post USING (tenant_id = current_setting('app.tenant_id')::uuid)",
                "CREATE POLICY user_tenant_isolation ON tb_user USING (tenant_id = current_setting('app.tenant_id')::uuid)",
                "ALTER TABLE tb_post ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE tb_user ENABLE ROW LEVEL SECURITY",
                "CREATE VIEW v_post WITH (security_invoker = true) AS SELECT id, tenant_id, title FROM tb_post",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON tb_post, tb_user TO blog_app",
                "GRANT SELECT ON v_post TO blog_app");
        assertIsServed(Posts.class, "posts(");
    }

    private void assertIsServed(Class<?> api, String operation) {
        try (var fraiseql = FraiseQL.builder()
                .config(ShopServer.config(database, "[session_variables]\n\"app.user_role\" = \"role\""))
                .api(api)
                .build()) {
            assertThat(fraiseql.sdl()).contains(operation);
        }
    }
}
