package io.fraiseql.isolation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoleChecksTest {
    private final FaultyDatabase database = new FaultyDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anOrdinaryRoleIsSound() {
        database.soundTable("tb_post");
        String colleague = database.role("colleague", "");
        database.superuser("GRANT " + colleague + " TO " + database.app());
        assertThat(database.inspect("tb_post")).isEmpty();
    }

    @Test
    void aSuperuserIsRefused() {
        database.soundTable("tb_post").superuser("ALTER ROLE " + database.app() + " SUPERUSER");
        database.faultAndFix(Rule.R1, database.app(), "tb_post");
    }

    @Test
    void theFirstSuperuserIsToldToMakeAnotherRole() {
        database.soundTable("tb_post");
        assertThat(database.inspectAs("postgres", "tb_post")).first().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.R1);
            assertThat(finding.refusesStart()).isTrue();
            assertThat(finding.fix()).contains("CREATE ROLE").doesNotContain("NOSUPERUSER");
        });
    }

    @Test
    void aRoleThatBypassesRowSecurityIsRefused() {
        database.soundTable("tb_post").superuser("ALTER ROLE " + database.app() + " BYPASSRLS");
        database.faultAndFix(Rule.R1, database.app(), "tb_post");
    }

    @Test
    void aRoleThatMakesRolesOrReplicatesIsWarnedOf() {
        database.soundTable("tb_post").superuser("ALTER ROLE " + database.app() + " CREATEROLE REPLICATION");
        var findings = database.inspect("tb_post");
        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.R1, Rule.R1);
        assertThat(findings).noneMatch(Finding::refusesStart);
        findings.forEach(finding -> database.superuser(finding.fix()));
        assertThat(database.inspect("tb_post")).isEmpty();
    }

    @Test
    void aRoleThatActsAsAnotherIsLookedAtAsBoth() {
        String mask = database.role("mask", "");
        database.soundTable("tb_post")
                .owner("GRANT SELECT ON tb_post TO " + mask)
                .superuser(
                        "GRANT " + mask + " TO " + database.app(),
                        "ALTER ROLE " + database.app() + " SET role = " + mask,
                        "ALTER ROLE " + database.app() + " BYPASSRLS");
        database.faultAndFix(Rule.R1, database.app(), "tb_post");
    }

    @Test
    void membershipInARoleAbovePoliciesIsRefusedThroughOthersToo() {
        String above = database.role("above", "BYPASSRLS");
        String between = database.role("between", "NOINHERIT");
        database.soundTable("tb_post")
                .superuser("GRANT " + above + " TO " + between, "GRANT " + between + " TO " + database.app());
        database.faultAndFix(Rule.R2, above, "tb_post");
    }

    @Test
    void membershipInTheOwnerIsRefused() {
        database.soundTable("tb_post").superuser("GRANT blog_owner TO " + database.app());
        database.faultAndFix(Rule.R2, "blog_owner", "tb_post");
    }

    @Test
    void aMembershipThatSomebodyElseGrantedIsEndedByTheFix() {
        String above = database.role("above", "BYPASSRLS");
        String admin = database.role("admin", "");
        database.soundTable("tb_post")
                .superuser(
                        "GRANT " + above + " TO " + admin + " WITH ADMIN OPTION",
                        "SET ROLE " + admin,
                        "GRANT " + above + " TO " + database.app());
        database.faultAndFix(Rule.R2, above, "tb_post");
    }

    @Test
    void theServersFilesAreAsGoodAsEveryRow() {
        database.soundTable("tb_post").superuser("GRANT pg_read_server_files TO " + database.app());
        database.faultAndFix(Rule.R2, "pg_read_server_files", "tb_post");
    }

    @Test
    void readingAllDataIsWarnedOf() {
        database.soundTable("tb_post").superuser("GRANT pg_read_all_data TO " + database.app());
        assertThat(database.inspect("tb_post")).noneMatch(Finding::refusesStart);
        database.faultAndFix(Rule.R2, "pg_read_all_data", "tb_post");
    }

    @Test
    void aMembershipThatGivesNothingIsSound() throws Exception {
        database.assumeMembershipOptions();
        String above = database.role("above", "BYPASSRLS");
        database.soundTable("tb_post")
                .superuser("GRANT " + above + " TO " + database.app() + " WITH INHERIT FALSE, SET FALSE");
        assertThat(database.inspect("tb_post")).isEmpty();
    }

    @Test
    void whatIsOnlyInheritedCannotBeTakenFurtherByTheWayOfSetRole() throws Exception {
        database.assumeMembershipOptions();
        String above = database.role("above", "BYPASSRLS");
        String between = database.role("between", "");
        database.soundTable("tb_post")
                .superuser(
                        "GRANT " + above + " TO " + between + " WITH INHERIT FALSE, SET TRUE",
                        "GRANT " + between + " TO " + database.app() + " WITH INHERIT TRUE, SET FALSE");
        assertThat(database.inspect("tb_post")).isEmpty();
    }

    @Test
    void aMembershipWithTheRightToGrantCanGrantItself() throws Exception {
        database.assumeMembershipOptions();
        String above = database.role("above", "BYPASSRLS");
        database.soundTable("tb_post")
                .superuser("GRANT " + above + " TO " + database.app() + " WITH ADMIN TRUE, INHERIT FALSE, SET FALSE");
        database.faultAndFix(Rule.R2, above, "tb_post");
    }

    @Test
    void anOwnerWithoutForceIsRefused() {
        database.soundTable("tb_post")
                .superuser(
                        "ALTER TABLE tb_post NO FORCE ROW LEVEL SECURITY",
                        "ALTER TABLE tb_post OWNER TO " + database.app());
        var findings = database.inspect("tb_post");
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.T2);
            assertThat(finding.refusesStart()).isTrue();
        });
        database.superuser(findings.getFirst().fix());
        assertThat(database.inspect("tb_post")).noneMatch(Finding::refusesStart);
    }

    @Test
    void anOwnerWithForceIsWarnedOf() {
        database.soundTable("tb_post").superuser("ALTER TABLE tb_post OWNER TO " + database.app());
        assertThat(database.inspect("tb_post")).noneMatch(Finding::refusesStart);
        database.faultAndFix(Rule.R3, "public.tb_post", "tb_post");
    }

    @Test
    void anOwnerOfATableBelowAViewIsRefused() {
        database.soundTable("tb_post")
                .superuser(
                        "CREATE VIEW v_post WITH (security_invoker = true) AS SELECT * FROM tb_post",
                        "GRANT SELECT ON v_post TO " + database.app(),
                        "ALTER TABLE tb_post NO FORCE ROW LEVEL SECURITY",
                        "ALTER TABLE tb_post OWNER TO " + database.app());
        assertThat(database.inspect("v_post")).extracting(Finding::rule).containsExactly(Rule.T2);
    }

    @Test
    void theOwnerOfATableWithoutTenantsIsSound() {
        database.superuser("CREATE TABLE country (code text)", "ALTER TABLE country OWNER TO " + database.app());
        assertThat(database.inspect("country")).isEmpty();
    }
}
