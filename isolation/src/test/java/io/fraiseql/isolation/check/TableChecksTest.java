package io.fraiseql.isolation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TableChecksTest {
    private static final String A = "aaaaaaaa-0000-0000-0000-000000000000";
    private static final String B = "bbbbbbbb-0000-0000-0000-000000000000";

    private final Ground ground = new Ground();

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void aTableWithAPolicyForEverybodyIsSound() {
        ground.soundTable("tb_post");
        assertThat(ground.inspect("tb_post", "public.tb_post")).isEmpty();
    }

    @Test
    void aTableWithoutTenantsNeedsNothing() {
        ground.owner("CREATE TABLE country (code text)", "GRANT SELECT ON country TO " + ground.app());
        assertThat(ground.inspect("country")).isEmpty();
    }

    @Test
    void aTableWithTheTenantColumnAndNoRowSecurityIsRefusedAndTheFixHidesOthersRows() {
        ground.owner(
                "CREATE TABLE tb_post (id int, tenant_id uuid)",
                "INSERT INTO tb_post VALUES (1, '" + A + "'), (2, '" + B + "')",
                "GRANT SELECT ON tb_post TO " + ground.app());
        assertThat(ground.visibleTo(A, "tb_post")).isEqualTo(2);
        ground.faultAndFix(Rule.T1, "public.tb_post", "tb_post");
        assertThat(ground.visibleTo(A, "tb_post")).isEqualTo(1);
    }

    @Test
    void theFixFitsNamesAndTypesOfAnyKind() {
        ground.owner(
                "CREATE SCHEMA \"Odd \"\"Schema\"",
                "CREATE TABLE \"Odd \"\"Schema\".\"Post; --\" (tenant_id char(5))",
                "INSERT INTO \"Odd \"\"Schema\".\"Post; --\" VALUES ('acme'), ('acme2')",
                "GRANT USAGE ON SCHEMA \"Odd \"\"Schema\" TO " + ground.app(),
                "GRANT SELECT ON \"Odd \"\"Schema\".\"Post; --\" TO " + ground.app());
        ground.faultAndFix(Rule.T1, "\"Odd \"\"Schema\".\"Post; --\"", "\"Odd \"\"Schema\".\"Post; --\"");
        assertThat(ground.visibleTo("acme", "\"Odd \"\"Schema\".\"Post; --\"")).isEqualTo(1);
    }

    @Test
    void policiesWithoutRowSecurityAreRefused() {
        ground.soundTable("tb_post").owner("ALTER TABLE tb_post DISABLE ROW LEVEL SECURITY");
        ground.faultAndFix(Rule.T3, "public.tb_post", "tb_post");
    }

    @Test
    void rowSecurityWithoutAPolicyIsRefused() {
        ground.soundTable("tb_post").owner("DROP POLICY tenant ON tb_post");
        ground.faultAndFix(Rule.T4, "public.tb_post", "tb_post");
    }

    @Test
    void aPolicyThatLooksAtAnotherColumnIsRefusedWhateverItsText() {
        ground.soundTable("tb_post")
                .owner(
                        "DROP POLICY tenant ON tb_post",
                        "CREATE POLICY tenant_id ON tb_post USING (title <> 'tenant_id' AND current_setting('app.tenant_id', true) <> '')");
        ground.faultAndFix(Rule.P2, "public.tb_post", "tb_post");
    }

    @Test
    void aPolicyForSomebodyElseDoesNotCount() {
        ground.soundTable("tb_post")
                .owner(
                        "DROP POLICY tenant ON tb_post",
                        "CREATE POLICY tenant ON tb_post TO blog_admin " + Ground.TENANT_POLICY);
        ground.faultAndFix(Rule.P2, "public.tb_post", "tb_post");
    }

    @Test
    void aPolicyForARoleThatTheAppInheritsCounts() {
        String group = ground.role("readers", "");
        ground.soundTable("tb_post")
                .superuser("GRANT " + group + " TO " + ground.app())
                .owner(
                        "DROP POLICY tenant ON tb_post",
                        "CREATE POLICY tenant ON tb_post TO " + group + " " + Ground.TENANT_POLICY);
        assertThat(ground.inspect("tb_post")).isEmpty();
    }

    @Test
    void aPolicyThatLetsEveryRowPassIsRefusedAndTheFixHidesOthersRows() {
        ground.soundTable("tb_post")
                .owner("CREATE POLICY everything ON tb_post USING (true)")
                .superuser("INSERT INTO tb_post VALUES (gen_random_uuid(), '" + A + "'), (gen_random_uuid(), '" + B
                        + "')");
        assertThat(ground.visibleTo(A, "tb_post")).isEqualTo(2);
        ground.faultAndFix(Rule.P1, "public.tb_post", "tb_post");
        assertThat(ground.visibleTo(A, "tb_post")).isEqualTo(1);
    }

    @Test
    void aPolicyThatReadsByTenantAndWritesAnythingIsRefused() {
        ground.soundTable("tb_post")
                .owner(
                        "DROP POLICY tenant ON tb_post",
                        "CREATE POLICY tenant ON tb_post " + Ground.TENANT_POLICY + " WITH CHECK (true)");
        ground.faultAndFix(Rule.P1, "public.tb_post", "tb_post");
    }

    @Test
    void aPolicyThatOpensSomeRowsToAllTenantsIsWarnedOf() {
        ground.soundTable("tb_post")
                .owner("CREATE POLICY announcements ON tb_post FOR SELECT USING (title = 'announcement')");
        assertThat(ground.inspect("tb_post")).noneMatch(Finding::refusesStart);
        ground.faultAndFix(Rule.P7, "public.tb_post", "tb_post");
    }

    @Test
    void aRestrictiveTenantPolicyOverAnOpenOneIsSound() {
        ground.soundTable("tb_post")
                .owner(
                        "DROP POLICY tenant ON tb_post",
                        "CREATE POLICY everything ON tb_post USING (true)",
                        "CREATE POLICY tenant ON tb_post AS RESTRICTIVE " + Ground.TENANT_POLICY);
        assertThat(ground.inspect("tb_post")).isEmpty();
    }

    @Test
    void aRestrictivePolicyOfAnotherCommandDoesNotCover() {
        ground.soundTable("tb_post")
                .owner(
                        "DROP POLICY tenant ON tb_post",
                        "CREATE POLICY everything ON tb_post USING (true)",
                        "CREATE POLICY tenant ON tb_post AS RESTRICTIVE FOR SELECT " + Ground.TENANT_POLICY);
        ground.faultAndFix(Rule.P1, "public.tb_post", "tb_post");
    }

    @Test
    @DisplayName("attack 37: a partition served directly")
    void aPartitionServedDirectlyIsRefusedAndItsParentIsNot() {
        ground.owner(
                "CREATE TABLE event (id int, tenant_id uuid) PARTITION BY RANGE (id)",
                "CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (0) TO (10)",
                "INSERT INTO event VALUES (1, '" + A + "'), (2, '" + B + "')",
                "ALTER TABLE event ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE event FORCE ROW LEVEL SECURITY",
                "CREATE POLICY tenant ON event " + Ground.TENANT_POLICY,
                "GRANT SELECT ON event, event_1 TO " + ground.app());
        assertThat(ground.inspect("event")).isEmpty();
        assertThat(ground.visibleTo(A, "event")).isEqualTo(1);
        assertThat(ground.visibleTo(A, "event_1")).isEqualTo(2);
        ground.faultAndFix(Rule.T8, "public.event_1", "event_1");
        assertThat(ground.visibleTo(A, "event_1")).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThat(ground.inspect("v_nothing")).singleElement().satisfies(finding -> {
            assertThat(finding.refusesStart()).isTrue();
            assertThat(finding.message()).contains("v_nothing");
            ground.superuser(finding.fix());
        });
        ground.soundTable("v_nothing");
        assertThat(ground.inspect("v_nothing")).isEmpty();
    }

    @Test
    void policiesAsTheGuidesPrintThemAreNotRefused() {
        ground.owner(
                "CREATE TABLE tb_post (id uuid, tenant_id UUID NOT NULL)",
                "CREATE POLICY post_tenant_isolation ON tb_post USING (tenant_id = current_setting('app.tenant_id')::uuid)",
                "ALTER TABLE tb_post ENABLE ROW LEVEL SECURITY",
                "CREATE TABLE orders (id uuid, tenant_id UUID NOT NULL, user_id UUID)",
                "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY tenant_isolation ON orders USING (tenant_id = current_setting('app.current_tenant_id')::UUID)",
                """
                CREATE POLICY tenant_admin_all ON orders USING (
                    tenant_id = current_setting('app.current_tenant_id')::UUID
                    OR current_setting('app.user_role', TRUE) = 'admin')""",
                """
                CREATE POLICY user_own_orders ON orders USING (
                    tenant_id = current_setting('app.current_tenant_id')::UUID
                    AND user_id = current_setting('app.current_user_id')::UUID)""",
                "CREATE TABLE tb_order (id uuid, tenant_id UUID NOT NULL)",
                "ALTER TABLE tb_order ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY tenant_select ON tb_order FOR SELECT USING (tenant_id = current_setting('app.current_tenant_id')::UUID)",
                "CREATE POLICY tenant_insert ON tb_order FOR INSERT WITH CHECK (tenant_id = current_setting('app.current_tenant_id')::UUID)",
                "CREATE VIEW v_post WITH (security_invoker = true) AS SELECT * FROM tb_post",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + ground.app());
        assertThat(ground.inspect("tb_post", "orders", "tb_order", "v_post")).noneMatch(Finding::refusesStart);
    }
}
