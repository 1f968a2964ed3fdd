package io.fraiseql.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.isolation.Acknowledgements;
import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.Severity;
import io.fraiseql.isolation.check.TenancyModel;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tables and policies in the manner of the guides: they isolate, and what is missing in them is told without an error.
 */
class GuidePoliciesTest {
    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theOrdersOfTheGuideIsolateAndTheAdminPolicyIsAWarning() throws SQLException {
        database.owner(
                "CREATE TABLE orders (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, user_id uuid NOT NULL, status "
                        + "text NOT NULL)",
                "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY tenant_isolation ON orders USING (tenant_id = "
                        + "current_setting('app.current_tenant_id')::uuid)",
                "CREATE POLICY tenant_admin_all ON orders USING (tenant_id = "
                        + "current_setting('app.current_tenant_id')::uuid"
                        + " OR current_setting('app.user_role', true) = 'admin')",
                "CREATE POLICY user_own_orders ON orders USING (tenant_id = "
                        + "current_setting('app.current_tenant_id')::uuid"
                        + " AND user_id = current_setting('app.current_user_id')::uuid)",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO blog_app");
        List<Finding> findings = examine(Map.of("app.user_role", "role"));
        assertThat(findings).noneMatch(finding -> finding.severity() == Severity.ERROR);
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.Z2);
            assertThat(finding.message()).contains("app.user_role = 'admin'").contains("claim role");
        });
        assertThat(Report.of(findings, Acknowledgements.none(), LocalDate.EPOCH).verdict())
                .isEqualTo(Report.Verdict.ISOLATED);
    }

    @Test
    void theAdminPolicyOnAVariableThatNoClaimFillsIsAnError() throws SQLException {
        database.owner(
                "CREATE TABLE orders (id uuid PRIMARY KEY, tenant_id uuid NOT NULL)",
                "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY tenant_admin_all ON orders USING (tenant_id = current_setting('app.tenant_id')::uuid"
                        + " OR current_setting('app.user_role', true) = 'admin')",
                "GRANT SELECT ON orders TO blog_app");
        List<Finding> findings = examine(Map.of());
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.Z1);
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        });
        assertThat(Report.of(findings, Acknowledgements.none(), LocalDate.EPOCH).verdict())
                .isEqualTo(Report.Verdict.LEAKING);
    }

    private List<Finding> examine(Map<String, String> claims) throws SQLException {
        var scope = new InspectionScope(
                "blog_app",
                List.of("public"),
                "tenant_id",
                Set.of("app.tenant_id", "app.current_tenant_id"),
                Set.of(),
                claims);
        try (var connection = database.connect("blog_app")) {
            return Doctor.examine(connection, scope, TenancyModel.sharedTables());
        }
    }
}
