package io.fraiseql.tenancy.session;

import static io.fraiseql.tenancy.session.SharedRows.ALICE;
import static io.fraiseql.tenancy.session.SharedRows.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.TenancyException.NoSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantSessionsTest {
    private SharedRows shared;

    @BeforeAll
    void start() {
        shared = SharedRows.create(2);
    }

    @AfterAll
    void stop() {
        shared.close();
    }

    @Test
    void aReadSeesItsTenantsRowsWithoutAnyPredicate() {
        assertThat(shared.read(ALICE, "SELECT canary FROM tb_note"))
                .containsOnly("canary-1")
                .hasSize(SharedRows.ROWS);
        assertThat(shared.read(BOB, "SELECT canary FROM tb_note"))
                .containsOnly("canary-2")
                .hasSize(SharedRows.ROWS);
    }

    @Test
    void parametersFillTheirPlacesAndTheTenantItsOwn() {
        var batch = shared.sessions.compile(List.of(
                "SELECT id FROM tb_note WHERE tenant_id = CAST(? AS uuid) AND id > CAST(? AS int) ORDER BY id",
                "SELECT CAST(? AS text) IS NULL"));
        var answers = new ArrayList<List<String>>();
        shared.sessions.read(
                BOB,
                batch,
                List.of(
                        List.of(new Parameter.TenantParameter(), new Parameter.Value("3")),
                        List.of(new Parameter.Value(null))),
                (number, rows) -> answers.add(number, SharedRows.firstColumn(rows)));
        assertThat(answers).containsExactly(List.of("4", "5"), List.of("t"));
    }

    @Test
    void valuesComeAsTheirTextInUtf8() {
        var batch = shared.sessions.compile(
                List.of(
                        "SELECT CAST('{\"a\": \"ä\"}' AS jsonb), 1.50, true,"
                                + " CAST('2026-01-02 03:04:05+02' AS timestamptz), interval '1 day 2 hours', CAST('\\x00ff' AS bytea)::text"));
        var texts = new ArrayList<String>();
        for (int run = 0; run < 7; run++) {
            texts.clear();
            shared.sessions.read(ALICE, batch, List.of(List.of()), (number, rows) -> {
                rows.next();
                for (int column = 1; column <= 6; column++) {
                    texts.add(new String(rows.getBytes(column), java.nio.charset.StandardCharsets.UTF_8));
                }
            });
            assertThat(texts)
                    .containsExactly("{\"a\": \"ä\"}", "1.50", "t", "2026-01-02 01:04:05+00", "P1DT2H", "\\x00ff");
        }
    }

    @Test
    void aReadCannotWrite() {
        assertThatThrownBy(
                        () -> shared.read(ALICE, "INSERT INTO tb_note VALUES (gen_random_uuid(), 9, 'x') RETURNING id"))
                .isInstanceOfSatisfying(
                        SqlFailure.class, e -> assertThat(e.sqlState()).isEqualTo("25006"));
    }

    @Test
    void everyVariableOfBothGuidesIsSetAndAMissingOneIsEmpty() {
        var admin = SharedRows.with(
                ALICE,
                SharedRows.identity(
                        "u-7", Set.of("super_admin"), Map.of("contact_id", "c-9", "role", List.of("a", "b"))));
        String all = "SELECT concat_ws('|', current_setting('app.tenant_id'), current_setting('app.current_tenant_id'),"
                + " current_setting('app.user_id'), current_setting('app.current_user_id'), current_setting('app.contact_id'),"
                + " current_setting('app.is_super_admin'), current_setting('app.user_role'), current_setting('statement_timeout'))";
        String id = ALICE.tenant().id().value();
        assertThat(shared.read(admin, all)).containsExactly(id + "|" + id + "|u-7|u-7|c-9|true|[\"a\",\"b\"]|30s");
        assertThat(shared.read(ALICE, all)).containsExactly(id + "|" + id + "|user-1|user-1||false||30s");
    }

    @Test
    void aWriteIsCommittedWhenItReturnsAndRolledBackWhenItThrows() {
        shared.sessions.write(
                ALICE, transaction -> transaction.db().execute("UPDATE tb_note SET id = 100 + id WHERE id = 1"));
        assertThat(shared.read(ALICE, "SELECT max(id) FROM tb_note")).containsExactly("101");
        assertThatThrownBy(() -> shared.sessions.write(ALICE, transaction -> {
                    transaction.db().execute("DELETE FROM tb_note");
                    throw new java.io.IOException("stop");
                }))
                .isInstanceOf(java.io.IOException.class);
        assertThat(shared.read(ALICE, "SELECT count(*) FROM tb_note")).containsExactly("5");
        shared.sessions.write(
                ALICE, transaction -> transaction.db().execute("UPDATE tb_note SET id = id - 100 WHERE id > 100"));
    }

    @Test
    void aSessionInsideASessionIsRefused() {
        assertThatThrownBy(() -> shared.sessions.readOnly(ALICE, transaction -> shared.read(BOB, "SELECT 1")))
                .isInstanceOf(NoSession.class)
                .hasMessageContaining("already");
    }
}
