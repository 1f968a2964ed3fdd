package io.fraiseql.isolation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoleChecksTest {
    private final Ground ground = new Ground();

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void anOrdinaryRoleIsSound() {
        ground.soundTable("tb_post");
        String colleague = ground.role("colleague", "");
        ground.superuser("GRANT " + colleague + " TO " + ground.app());
        assertThat(ground.inspect("tb_post")).isEmpty();
    }

    @Test
    void aSuperuserIsRefused() {
        ground.soundTable("tb_post").superuser("ALTER ROLE " + ground.app() + " SUPERUSER");
        ground.faultAndFix(Rule.R1, ground.app(), "tb_post");
    }

    @Test
    void theFirstSuperuserIsToldToMakeAnotherRole() {
        ground.soundTable("tb_post");
        assertThat(ground.inspectAs("postgres", "tb_post")).first().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.R1);
            assertThat(finding.refusesStart()).isTrue();
            assertThat(finding.fix()).contains("CREATE ROLE").doesNotContain("NOSUPERUSER");
        });
    }

    @Test
    void aRoleThatBypassesRowSecurityIsRefused() {
        ground.soundTable("tb_post").superuser("ALTER ROLE " + ground.app() + " BYPASSRLS");
        ground.faultAndFix(Rule.R1, ground.app(), "tb_post");
    }

    @Test
    void aRoleThatMakesRolesOrReplicatesIsWarnedOf() {
        ground.soundTable("tb_post").superuser("ALTER ROLE " + ground.app() + " CREATEROLE REPLICATION");
        var findings = ground.inspect("tb_post");
        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.R1, Rule.R1);
        assertThat(findings).noneMatch(Finding::refusesStart);
        findings.forEach(finding -> ground.superuser(finding.fix()));
        assertThat(ground.inspect("tb_post")).isEmpty();
    }

    @Test
    void aRoleThatActsAsAnotherIsLookedAtAsBoth() {
        String mask = ground.role("mask", "");
        ground.soundTable("tb_post")
                .owner("GRANT SELECT ON tb_post TO " + mask)
                .superuser(
                        "GRANT " + mask + " TO " + ground.app(),
                        "ALTER ROLE " + ground.app() + " SET role = " + mask,
                        "ALTER ROLE " + ground.app() + " BYPASSRLS");
        ground.faultAndFix(Rule.R1, ground.app(), "tb_post");
    }

    @Test
    void membershipInARoleAbovePoliciesIsRefusedThroughOthersToo() {
        String above = ground.role("above", "BYPASSRLS");
        String between = ground.role("between", "NOINHERIT");
        ground.soundTable("tb_post")
                .superuser("GRANT " + above + " TO " + between, "GRANT " + between + " TO " + ground.app());
        ground.faultAndFix(Rule.R2, above, "tb_post");
    }

    @Test
    void membershipInTheOwnerIsRefused() {
        ground.soundTable("tb_post").superuser("GRANT blog_owner TO " + ground.app());
        ground.faultAndFix(Rule.R2, "blog_owner", "tb_post");
    }

    @Test
    void aMembershipThatSomebodyElseGrantedIsEndedByTheFix() {
        String above = ground.role("above", "BYPASSRLS");
        String admin = ground.role("admin", "");
        ground.soundTable("tb_post")
                .superuser(
                        "GRANT " + above + " TO " + admin + " WITH ADMIN OPTION",
                        "SET ROLE " + admin,
                        "GRANT " + above + " TO " + ground.app());
        ground.faultAndFix(Rule.R2, above, "tb_post");
    }

    @Test
    void theServersFilesAreAsGoodAsEveryRow() {
        ground.soundTable("tb_post").superuser("GRANT pg_read_server_files TO " + ground.app());
        ground.faultAndFix(Rule.R2, "pg_read_server_files", "tb_post");
    }

    @Test
    void readingAllDataIsWarnedOf() {
        ground.soundTable("tb_post").superuser("GRANT pg_read_all_data TO " + ground.app());
        assertThat(ground.inspect("tb_post")).noneMatch(Finding::refusesStart);
        ground.faultAndFix(Rule.R2, "pg_read_all_data", "tb_post");
    }

    @Test
    void aMembershipThatGivesNothingIsSound() throws Exception {
        ground.assumeMembershipOptions();
        String above = ground.role("above", "BYPASSRLS");
        ground.soundTable("tb_post")
                .superuser("GRANT " + above + " TO " + ground.app() + " WITH INHERIT FALSE, SET FALSE");
        assertThat(ground.inspect("tb_post")).isEmpty();
    }

    @Test
    void whatIsOnlyInheritedCannotBeTakenFurtherByTheWayOfSetRole() throws Exception {
        ground.assumeMembershipOptions();
        String above = ground.role("above", "BYPASSRLS");
        String between = ground.role("between", "");
        ground.soundTable("tb_post")
                .superuser(
                        "GRANT " + above + " TO " + between + " WITH INHERIT FALSE, SET TRUE",
                        "GRANT " + between + " TO " + ground.app() + " WITH INHERIT TRUE, SET FALSE");
        assertThat(ground.inspect("tb_post")).isEmpty();
    }

    @Test
    void aMembershipWithTheRightToGrantCanGrantItself() throws Exception {
        ground.assumeMembershipOptions();
        String above = ground.role("above", "BYPASSRLS");
        ground.soundTable("tb_post")
                .superuser("GRANT " + above + " TO " + ground.app() + " WITH ADMIN TRUE, INHERIT FALSE, SET FALSE");
        ground.faultAndFix(Rule.R2, above, "tb_post");
    }

    @Test
    void anOwnerWithoutForceIsRefused() {
        ground.soundTable("tb_post")
                .superuser(
                        "ALTER TABLE tb_post NO FORCE ROW LEVEL SECURITY",
                        "ALTER TABLE tb_post OWNER TO " + ground.app());
        var findings = ground.inspect("tb_post");
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.T2);
            assertThat(finding.refusesStart()).isTrue();
        });
        ground.superuser(findings.getFirst().fix());
        assertThat(ground.inspect("tb_post")).noneMatch(Finding::refusesStart);
    }

    @Test
    void anOwnerWithForceIsWarnedOf() {
        ground.soundTable("tb_post").superuser("ALTER TABLE tb_post OWNER TO " + ground.app());
        assertThat(ground.inspect("tb_post")).noneMatch(Finding::refusesStart);
        ground.faultAndFix(Rule.R3, "public.tb_post", "tb_post");
    }

    @Test
    void anOwnerOfATableBelowAViewIsRefused() {
        ground.soundTable("tb_post")
                .superuser(
                        "CREATE VIEW v_post WITH (security_invoker = true) AS SELECT * FROM tb_post",
                        "GRANT SELECT ON v_post TO " + ground.app(),
                        "ALTER TABLE tb_post NO FORCE ROW LEVEL SECURITY",
                        "ALTER TABLE tb_post OWNER TO " + ground.app());
        assertThat(ground.inspect("v_post")).extracting(Finding::rule).containsExactly(Rule.T2);
    }

    @Test
    void theOwnerOfATableWithoutTenantsIsSound() {
        ground.superuser("CREATE TABLE country (code text)", "ALTER TABLE country OWNER TO " + ground.app());
        assertThat(ground.inspect("country")).isEmpty();
    }
}
