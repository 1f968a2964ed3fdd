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

    private final FaultyDatabase database = new FaultyDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTableWithAPolicyForEverybodyIsSound() {
        database.soundTable("tb_post");
        assertThat(database.inspect("tb_post", "public.tb_post")).isEmpty();
    }

    @Test
    void aTableWithoutTenantsNeedsNothing() {
        database.owner("CREATE TABLE country (code text)", "GRANT SELECT ON country TO " + database.app());
        assertThat(database.inspect("country")).isEmpty();
    }

    @Test
    void aTableWithTheTenantColumnAndNoRowSecurityIsRefusedAndTheFixHidesOthersRows() {
        database.owner(
                "CREATE TABLE tb_post (id int, tenant_id uuid)",
                "INSERT INTO tb_post VALUES (1, '" + A + "'), (2, '" + B + "')",
                "GRANT SELECT ON tb_post TO " + database.app());
        assertThat(database.visibleTo(A, "tb_post")).isEqualTo(2);
        database.faultAndFix(Rule.T1, "public.tb_post", "tb_post");
        assertThat(database.visibleTo(A, "tb_post")).isEqualTo(1);
    }

    @Test
    void theFixFitsNamesAndTypesOfAnyKind() {
        database.owner(
                "CREATE SCHEMA \"Odd \"\"Schema\"",
                "CREATE TABLE \"Odd \"\"Schema\".\"Post; --\" (tenant_id char(5))",
                "INSERT INTO \"Odd \"\"Schema\".\"Post; --\" VALUES ('acme'), ('acme2')",
                "GRANT USAGE ON SCHEMA \"Odd \"\"Schema\" TO " + database.app(),
                "GRANT SELECT ON \"Odd \"\"Schema\".\"Post; --\" TO " + database.app());
        database.faultAndFix(Rule.T1, "\"Odd \"\"Schema\".\"Post; --\"", "\"Odd \"\"Schema\".\"Post; --\"");
        assertThat(database.visibleTo("acme", "\"Odd \"\"Schema\".\"Post; --\""))
                .isEqualTo(1);
    }

    @Test
    void policiesWithoutRowSecurityAreRefused() {
        database.soundTable("tb_post").owner("ALTER TABLE tb_post DISABLE ROW LEVEL SECURITY");
        database.faultAndFix(Rule.T3, "public.tb_post", "tb_post");
    }

    @Test
    void rowSecurityWithoutAPolicyIsRefused() {
        database.soundTable("tb_post").owner("DROP POLICY tenant ON tb_post");
        database.faultAndFix(Rule.T4, "public.tb_post", "tb_post");
    }

    @Test
    void aPolicyThatLooksAtAnotherColumnIsRefusedWhateverItsText() {
        database.soundTable("tb_post")
                .owner(
                        "DROP POLICY tenant ON tb_post",
                        "CREATE POLICY tenant_id ON tb_post USING (title <> 'tenant_id' AND "
                                + "current_setting('app.tenant_id', true) <> '')");
        database.faultAndFix(Rule.P2, "public.tb_post", "tb_post");
    }

    @Test
    void aPolicyForSomebodyElseDoesNotCount() {
        database.soundTable("tb_post")
                .owner(
                        "DROP POLICY tenant ON tb_post",
                        "CREATE POLICY tenant ON tb_post TO blog_admin " + FaultyDatabase.TENANT_POLICY);
        database.faultAndFix(Rule.P2, "public.tb_post", "tb_post");
    }

    @Test
    void aPolicyForARoleThatTheAppInheritsCounts() {
        String group = database.role("readers", "");
        database.soundTable("tb_post")
                .superuser("GRANT " + group + " TO " + database.app())
                .owner(
                        "DROP POLICY tenant ON tb_post",
                        "CREATE POLICY tenant ON tb_post TO " + group + " " + FaultyDatabase.TENANT_POLICY);
        assertThat(database.inspect("tb_post")).isEmpty();
    }

    @Test
    void aPolicyThatLetsEveryRowPassIsRefusedAndTheFixHidesOthersRows() {
        database.soundTable("tb_post")
                .owner("CREATE POLICY everything ON tb_post USING (true)")
                .superuser("INSERT INTO tb_post VALUES (gen_random_uuid(), '" + A + "'), (gen_random_uuid(), '" + B
                        + "')");
        assertThat(database.visibleTo(A, "tb_post")).isEqualTo(2);
        database.faultAndFix(Rule.P1, "public.tb_post", "tb_post");
        assertThat(database.visibleTo(A, "tb_post")).isEqualTo(1);
    }

    @Test
    void aPolicyThatReadsByTenantAndWritesAnythingIsRefused() {
        database.soundTable("tb_post")
                .owner(
                        "DROP POLICY tenant ON tb_post",
                        "CREATE POLICY tenant ON tb_post " + FaultyDatabase.TENANT_POLICY + " WITH CHECK (true)");
        database.faultAndFix(Rule.P1, "public.tb_post", "tb_post");
    }

    @Test
    void aPolicyThatOpensSomeRowsToAllTenantsIsWarnedOf() {
        database.soundTable("tb_post")
                .owner("CREATE POLICY announcements ON tb_post FOR SELECT USING (title = 'announcement')");
        assertThat(database.inspect("tb_post")).noneMatch(Finding::refusesStart);
        database.faultAndFix(Rule.P7, "public.tb_post", "tb_post");
    }

    @Test
    void aRestrictiveTenantPolicyOverAnOpenOneIsSound() {
        database.soundTable("tb_post")
                .owner(
                        "DROP POLICY tenant ON tb_post",
                        "CREATE POLICY everything ON tb_post USING (true)",
                        "CREATE POLICY tenant ON tb_post AS RESTRICTIVE " + FaultyDatabase.TENANT_POLICY);
        assertThat(database.inspect("tb_post")).isEmpty();
    }

    @Test
    void aRestrictivePolicyOfAnotherCommandDoesNotCover() {
        database.soundTable("tb_post")
                .owner(
                        "DROP POLICY tenant ON tb_post",
                        "CREATE POLICY everything ON tb_post USING (true)",
                        "CREATE POLICY tenant ON tb_post AS RESTRICTIVE FOR SELECT " + FaultyDatabase.TENANT_POLICY);
        database.faultAndFix(Rule.P1, "public.tb_post", "tb_post");
    }

    @Test
    @DisplayName("attack 37: a partition served directly")
    void aPartitionServedDirectlyIsRefusedAndItsParentIsNot() {
        database.owner(
                "CREATE TABLE event (id int, tenant_id uuid) PARTITION BY RANGE (id)",
                "CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (0) TO (10)",
                "INSERT INTO event VALUES (1, '" + A + "'), (2, '" + B + "')",
                "ALTER TABLE event ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE event FORCE ROW LEVEL SECURITY",
                "CREATE POLICY tenant ON event " + FaultyDatabase.TENANT_POLICY,
                "GRANT SELECT ON event, event_1 TO " + database.app());
        assertThat(database.inspect("event")).isEmpty();
        assertThat(database.visibleTo(A, "event")).isEqualTo(1);
        assertThat(database.visibleTo(A, "event_1")).isEqualTo(2);
        database.faultAndFix(Rule.T8, "public.event_1", "event_1");
        assertThat(database.visibleTo(A, "event_1")).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThat(database.inspect("v_nothing")).singleElement().satisfies(finding -> {
            assertThat(finding.refusesStart()).isTrue();
            assertThat(finding.message()).contains("v_nothing");
            database.superuser(finding.fix());
        });
        database.soundTable("v_nothing");
        assertThat(database.inspect("v_nothing")).isEmpty();
    }

    @Test
    void policiesAsTheGuidesPrintThemAreNotRefused() {
        database.owner(
                "CREATE TABLE tb_post (id uuid, tenant_id UUID NOT NULL)",
                "CREATE POLICY post_tenant_isolation ON tb_post USING (tenant_id = "
                        + "current_setting('app.tenant_id')::uuid)",
                "ALTER TABLE tb_post ENABLE ROW LEVEL SECURITY",
                "CREATE TABLE orders (id uuid, tenant_id UUID NOT NULL, user_id UUID)",
                "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY tenant_isolation ON orders USING (tenant_id = "
                        + "current_setting('app.current_tenant_id')::UUID)",
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
                "CREATE POLICY tenant_select ON tb_order FOR SELECT USING (tenant_id = "
                        + "current_setting('app.current_tenant_id')::UUID)",
                "CREATE POLICY tenant_insert ON tb_order FOR INSERT WITH CHECK (tenant_id = "
                        + "current_setting('app.current_tenant_id')::UUID)",
                "CREATE VIEW v_post WITH (security_invoker = true) AS SELECT * FROM tb_post",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + database.app());
        assertThat(database.inspect("tb_post", "orders", "tb_order", "v_post")).noneMatch(Finding::refusesStart);
    }
}
