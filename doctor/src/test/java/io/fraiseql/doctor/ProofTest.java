package io.fraiseql.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.Severity;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the proof says, and in which words. */
class ProofTest {
    private static final String TENANT = "nullif(current_setting('app.tenant_id', true), '')::uuid";

    private final ExaminedDatabase examined = new ExaminedDatabase();

    @AfterEach
    void close() {
        examined.close();
    }

    @Test
    void theCounterExampleIsARowAndASession() {
        assertThat(policy("USING (status = 'public' AND rank > 3 AND current_setting('app.mode', true) = 'admin')"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("a row of tenant B with status 'public' and rank 4 is visible, can be inserted")
                        .contains("when app.mode = 'admin'")
                        .endsWith("no verified claim fills app.mode."));
    }

    @Test
    void whatDoesNotMatterIsLeftOut() {
        assertThat(policy("FOR SELECT USING (pinned OR tenant_id = " + TENANT + " OR (rank = 1 AND rank = 2))"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("a row of tenant B with pinned true is visible, in a session"));
    }

    @Test
    void aVariableOfAClaimIsAWarningThatNamesBoth() {
        assertThat(policy("FOR SELECT USING (current_setting('app.user_role', true) = 'admin')"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.Z2);
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message())
                            .contains("a row of tenant B is visible when app.user_role = 'admin'")
                            .contains("app.user_role is its claim role");
                });
    }

    @Test
    void aVariableThatIsOnlyComparedForInequalityOpensEverySession() {
        assertThat(policy("FOR SELECT USING (current_setting('app.user_role', true) IS DISTINCT FROM 'admin')"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(Rule.Z1));
    }

    @Test
    void theConstructThatCouldNotBeReadIsNamed() {
        assertThat(policy("FOR SELECT USING (status ~ '^pub')")).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.Z3);
            assertThat(finding.message()).contains("what could not be read: the operator ~.");
        });
    }

    @Test
    void whatCouldNotBeReadDoesNotHideWhatLeaksAnyway() {
        assertThat(policy("FOR SELECT USING (status ~ '^pub' OR status !~ '^pub' OR rank = 7)"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.Z1);
                    assertThat(finding.message()).contains("with rank 7");
                });
    }

    @Test
    void aFunctionOfOneExpressionIsReadThrough() {
        examined.run("CREATE FUNCTION mine(t uuid) RETURNS boolean LANGUAGE sql STABLE RETURN t = " + TENANT);
        assertThat(policy("USING (mine(tenant_id) AND status <> 'gone')")).isEmpty();
    }

    @Test
    void aFunctionWhoseBodyIsTextIsReadThroughWhereTheConnectionMayAnalyseIt() {
        examined.run(
                "CREATE FUNCTION mine(t uuid) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT t = " + TENANT + "; $$");
        assertThat(policy("USING (mine(tenant_id))")).isEmpty();
        examined.run("CREATE FUNCTION theirs(t uuid) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT t <> " + TENANT
                + " -- everybody else's\n$$; DROP POLICY more ON tb_post");
        assertThat(policy("FOR DELETE USING (theirs(tenant_id))"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(Rule.Z1));
    }

    @Test
    void textsAndTheTenantsTypeAreConverted() {
        assertThat(policy("USING (tenant_id::text = current_setting('app.tenant_id', true))"))
                .extracting(Finding::rule)
                .containsExactly(Rule.P13);
    }

    @Test
    void caseAndArraysAndBooleanTestsAreUnderstood() {
        assertThat(policy("""
                USING (CASE status WHEN 'a' THEN tenant_id = %1$s WHEN 'b' THEN (pinned IS TRUE) AND tenant_id = ANY (ARRAY[%1$s])
                       ELSE tenant_id IN (%1$s, %1$s) AND rank BETWEEN 1 AND 5 END)
                """.formatted(TENANT))).isEmpty();
    }

    private List<Finding> policy(String definition) {
        return examined.run("CREATE POLICY more ON tb_post " + definition).examine();
    }
}
