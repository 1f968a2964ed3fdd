package io.fraiseql.tenancy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.TenancyException.NoSession;
import io.fraiseql.tenancy.config.ConnectionUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AdminSessionsTest {
    private static final AdminContext OPERATOR =
            new AdminContext(SharedRows.identity("op", Set.of("super_admin"), Map.of()), "allNotes");

    private static AdminSessions sessions(SharedRows shared, AuditLog audit) {
        return new AdminSessions(
                shared.pool,
                ConnectionUrl.parse(shared.database.adminUrl()),
                SessionSettings.of(Duration.ofSeconds(30)),
                audit);
    }

    @Test
    @DisplayName("attack 74: a look across tenants is audited before it happens, and only looks")
    void itSeesAllTenantsIsAuditedAndCannotWrite() {
        try (var shared = SharedRows.create()) {
            var audited = new ArrayList<AdminContext>();
            var admin = sessions(shared, audited::add);
            assertThat(SharedRows.read(admin, OPERATOR, "SELECT DISTINCT canary FROM tb_note ORDER BY 1"))
                    .containsExactly("canary-1", "canary-2");
            String context = admin.readOnly(
                    OPERATOR,
                    transaction -> transaction
                            .db()
                            .queryOne(
                                    String.class,
                                    "SELECT concat_ws('|', current_setting('app.tenant_id'), current_setting('app.is_super_admin'), current_user)"));
            assertThat(context).isEqualTo("|true|blog_admin");
            assertThat(audited).containsExactly(OPERATOR, OPERATOR);
            assertThatThrownBy(() -> admin.readOnly(
                            OPERATOR, transaction -> transaction.db().execute("DELETE FROM tb_note")))
                    .isInstanceOfSatisfying(
                            SqlFailure.class, e -> assertThat(e.sqlState()).isEqualTo("25006"));
            assertThat(shared.read(SharedRows.BOB, "SELECT DISTINCT canary FROM tb_note"))
                    .containsExactly("canary-2");
        }
    }

    @Test
    void withoutAnAuditThereIsNoLook() {
        try (var shared = SharedRows.create()) {
            var admin = sessions(shared, use -> {
                throw new IllegalStateException("the audit log is full");
            });
            assertThatThrownBy(() -> SharedRows.read(admin, OPERATOR, "SELECT 1"))
                    .hasMessage("the audit log is full");
            assertThat(shared.pool.state().created()).isZero();
        }
    }

    @Test
    void thereIsNoTenantToFillIn() {
        try (var shared = SharedRows.create()) {
            var admin = sessions(shared, use -> {});
            var batch = admin.compile(List.of("SELECT CAST(? AS uuid)"));
            assertThatThrownBy(() -> admin.read(
                            OPERATOR, batch, List.of(List.of(new Parameter.TenantParameter())), (number, rows) -> {}))
                    .isInstanceOf(NoSession.class);
            assertThat(shared.pool.state().active()).isZero();
        }
    }
}
