package io.fraiseql.isolation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.isolation.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewChecksTest {
    private static final String A = "aaaaaaaa-0000-0000-0000-000000000000";
    private static final String B = "bbbbbbbb-0000-0000-0000-000000000000";

    private final FaultyDatabase database = new FaultyDatabase();

    @BeforeEach
    void postsOfTwoTenants() {
        database.soundTable("tb_post")
                .superuser("INSERT INTO tb_post VALUES (gen_random_uuid(), '" + A + "'), (gen_random_uuid(), '" + B
                        + "')");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"security_invoker", "security_invoker = on", "security_invoker = 1, security_barrier"})
    void aViewThatReadsAsWhoAsksIsSound(String options) {
        view("v_post", " WITH (" + options + ")", "SELECT * FROM tb_post");
        assertThat(database.inspect("v_post")).isEmpty();
        assertThat(database.visibleTo(A, "v_post")).isEqualTo(1);
    }

    @Test
    void aViewOfAnOwnerWhomPoliciesBindIsSound() {
        view("v_post", "", "SELECT * FROM tb_post");
        assertThat(database.inspect("v_post")).isEmpty();
        assertThat(database.visibleTo(A, "v_post")).isEqualTo(1);
    }

    @Test
    @DisplayName("attack 37: a view owned by a superuser")
    void aViewOfASuperuserIsRefused() {
        view("v_post", "", "SELECT * FROM tb_post").superuser("ALTER VIEW v_post OWNER TO postgres");
        leaksUntilFixed("v_post", Rule.V1, "public.v_post");
    }

    @ParameterizedTest
    @ValueSource(strings = {"security_invoker = off", "security_invoker = false, security_barrier = true"})
    void aViewOfAnOwnerWithoutForceIsRefused(String options) {
        view("v_post", " WITH (" + options + ")", "SELECT * FROM tb_post")
                .owner("ALTER TABLE tb_post NO FORCE ROW LEVEL SECURITY");
        leaksUntilFixed("v_post", Rule.V1, "public.v_post");
    }

    @Test
    void aViewOfAMemberOfTheOwnerIsRefused() {
        String member = database.role("member", "");
        view("v_post", "", "SELECT * FROM tb_post")
                .owner("ALTER TABLE tb_post NO FORCE ROW LEVEL SECURITY")
                .superuser("GRANT blog_owner TO " + member, "ALTER VIEW v_post OWNER TO " + member);
        leaksUntilFixed("v_post", Rule.V1, "public.v_post");
    }

    @Test
    void theFixGrantsWhatTheViewReadForItsReaders() {
        view("v_post", "", "SELECT * FROM tb_post")
                .superuser("ALTER VIEW v_post OWNER TO blog_admin", "REVOKE ALL ON tb_post FROM " + database.app())
                .owner("GRANT SELECT ON tb_post TO blog_admin");
        leaksUntilFixed("v_post", Rule.V1, "public.v_post");
    }

    @Test
    void aFaultBelowOtherViewsIsFound() {
        view("v_inner", "", "SELECT * FROM tb_post").superuser("ALTER VIEW v_inner OWNER TO postgres");
        view("v_middle", " WITH (security_invoker)", "SELECT id, tenant_id FROM v_inner");
        view(
                "v_outer",
                " WITH (security_invoker)",
                "SELECT m.id FROM (SELECT * FROM v_middle) m WHERE EXISTS (SELECT 1)");
        leaksUntilFixed("v_outer", Rule.V1, "public.v_inner");
    }

    @Test
    void aViewThatReadsAsWhoAsksDoesSoBelowOneThatDoesNot() {
        view("v_inner", " WITH (security_invoker)", "SELECT * FROM tb_post");
        view("v_outer", "", "SELECT * FROM v_inner").superuser("ALTER VIEW v_outer OWNER TO postgres");
        assertThat(database.inspect("v_outer")).isEmpty();
        assertThat(database.visibleTo(A, "v_outer")).isEqualTo(1);
    }

    @Test
    void aTableInASubqueryOfAViewIsLookedAt() {
        database.owner("CREATE TABLE tb_secret (tenant_id uuid)", "GRANT SELECT ON tb_secret TO " + database.app());
        view(
                "v_post",
                " WITH (security_invoker)",
                "WITH s AS (SELECT * FROM tb_secret) SELECT (SELECT count(*) FROM s) AS n");
        database.faultAndFix(Rule.T1, "public.tb_secret", "v_post");
    }

    @Test
    void aPolicyThatLeavesOutAViewsOwnerDoesNotCountForIt() {
        database.owner(
                "DROP POLICY tenant ON tb_post",
                "CREATE POLICY tenant ON tb_post TO " + database.app() + " " + FaultyDatabase.TENANT_POLICY,
                "CREATE POLICY owner_reads ON tb_post TO blog_owner USING (true)");
        view("v_post", "", "SELECT * FROM tb_post");
        assertThat(database.inspect("tb_post")).isEmpty();
        leaksUntilFixed("v_post", Rule.P2, "public.tb_post");
    }

    @Test
    @DisplayName("attack 37: a materialized view")
    void aMaterializedViewOfTenantsRowsIsRefused() {
        database.superuser(
                "CREATE MATERIALIZED VIEW mv_post AS SELECT * FROM tb_post",
                "GRANT SELECT ON mv_post TO " + database.app());
        leaksUntilFixed("mv_post", Rule.T9, "public.mv_post");
    }

    @Test
    void aMaterializedViewBelowAViewIsRefused() {
        database.superuser(
                "CREATE MATERIALIZED VIEW mv_post AS SELECT id, title FROM tb_post",
                "CREATE VIEW v_post WITH (security_invoker, security_barrier) AS SELECT id FROM mv_post",
                "GRANT SELECT ON mv_post, v_post TO " + database.app());
        leaksUntilFixed("v_post", Rule.T9, "public.mv_post");
    }

    @Test
    void aMaterializedViewWithoutTenantsIsSound() {
        database.superuser(
                "CREATE TABLE country (code text)",
                "CREATE MATERIALIZED VIEW countries AS SELECT * FROM country",
                "GRANT SELECT ON countries TO " + database.app());
        assertThat(database.inspect("countries")).isEmpty();
    }

    @Test
    @DisplayName("attack 37: a foreign table")
    void aForeignTableOfTenantsRowsIsRefused() {
        database.superuser(
                "CREATE FOREIGN DATA WRAPPER nothing",
                "CREATE SERVER elsewhere FOREIGN DATA WRAPPER nothing",
                "CREATE FOREIGN TABLE ft_post (tenant_id uuid, title text) SERVER elsewhere",
                "CREATE VIEW v_foreign WITH (security_invoker) AS SELECT title FROM ft_post",
                "GRANT SELECT ON ft_post, v_foreign TO " + database.app());
        database.faultAndFix(Rule.T9, "public.ft_post", "v_foreign");
        assertThat(database.inspect("ft_post")).isEmpty();
    }

    @Test
    void aForeignTableWithoutTenantsIsSound() {
        database.superuser(
                "CREATE FOREIGN DATA WRAPPER nothing",
                "CREATE SERVER elsewhere FOREIGN DATA WRAPPER nothing",
                "CREATE FOREIGN TABLE ft_country (code text) SERVER elsewhere");
        assertThat(database.inspect("ft_country")).isEmpty();
    }

    private FaultyDatabase view(String name, String options, String query) {
        return database.owner(
                "CREATE VIEW " + name + options + " AS " + query, "GRANT SELECT ON " + name + " TO " + database.app());
    }

    private void leaksUntilFixed(String served, Rule rule, String object) {
        assertThat(database.visibleTo(A, served)).as("the leak is real").isEqualTo(2);
        database.faultAndFix(rule, object, served);
        assertThat(database.visibleTo(A, served)).as("the fix mends it").isEqualTo(1);
    }
}
