package io.fraiseql.tenancy.session;

import static io.fraiseql.tenancy.session.SharedRows.ALICE;
import static io.fraiseql.tenancy.session.SharedRows.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.TenancyException.NoSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What SQL of an author, or of a function behind a view, might leave on a connection. There is one connection, so the
 * next tenant gets it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeftoversTest {
    private static final String BOBS_ID = BOB.tenant().id().value();
    private SharedRows shared;
    private String guest;

    @BeforeAll
    void start() {
        shared = SharedRows.create();
        guest = "guest_" + shared.database.name();
        shared.database.superuser(
                "CREATE ROLE " + guest,
                "GRANT " + guest + " TO blog_app",
                "GRANT TEMPORARY ON DATABASE " + shared.database.name() + " TO blog_app",
                "GRANT SELECT ON tb_note TO " + guest);
        shared.database.owner(
                "CREATE SEQUENCE numbers",
                "GRANT USAGE ON SEQUENCE numbers TO blog_app",
                "CREATE SCHEMA evil",
                "GRANT USAGE ON SCHEMA evil TO blog_app",
                "CREATE TABLE evil.tb_note (tenant_id uuid, id int, canary text)",
                "GRANT SELECT ON evil.tb_note TO blog_app",
                "CREATE PROCEDURE commits() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$",
                "CREATE FUNCTION run(command text) RETURNS int LANGUAGE plpgsql AS $$ BEGIN EXECUTE command; RETURN 1; END $$");
    }

    @AfterAll
    void stop() {
        shared.database.superuser(
                "REVOKE ALL ON tb_note FROM " + guest, "REVOKE " + guest + " FROM blog_app", "DROP ROLE " + guest);
        shared.close();
    }

    private void execute(String... statements) {
        shared.sessions.write(ALICE, transaction -> {
            for (String sql : statements) {
                transaction.db().execute(sql);
            }
            return null;
        });
    }

    private void nextBorrowerIsBobAndSeesHisRows() {
        assertThat(shared.read(BOB, "SELECT canary FROM tb_note"))
                .hasSize(SharedRows.ROWS)
                .containsOnly("canary-2");
        assertThat(shared.pool.state().active()).isZero();
    }

    private String next(String expression) {
        return String.valueOf(shared.read(BOB, "SELECT " + expression).getFirst());
    }

    @ParameterizedTest
    @DisplayName(
            "attack 39, 40: a statement that changes the tenant, by any road, ends the transaction and nothing of it is kept")
    @ValueSource(
            strings = {
                "SELECT set_config('app.tenant_id', '%s', true)",
                "SELECT set_config('app.tenant_id', '%s', false)",
                "SELECT run($$SET LOCAL app.tenant_id = '%s'$$)",
                "SELECT id FROM tb_note WHERE set_config('app.tenant_id', '%s', true) IS NOT NULL",
                "SET app.tenant_id = '%s'",
                "SET LOCAL \"app.tenant_id\" = '%s'",
                "RESET app.tenant_id",
                "RESET ALL",
                "SELECT set_config('app.is_super_admin', 'true', true)",
                "SELECT set_config('app.user_id', 'somebody', true)"
            })
    void aChangeOfTheContextIsFoundAtOnce(String template) {
        String sql = template.replace("%s", BOBS_ID);
        assertThatThrownBy(() -> shared.sessions.write(ALICE, transaction -> {
                    transaction
                            .db()
                            .execute(
                                    "INSERT INTO tb_note VALUES (?, 77, 'canary-1')",
                                    ALICE.tenant().id().value());
                    try {
                        transaction.db().execute(sql);
                    } catch (NoSession e) {
                        // An author who catches everything gains nothing.
                    }
                    return transaction.db().query(String.class, "SELECT canary FROM tb_note");
                }))
                .isInstanceOf(NoSession.class);
        nextBorrowerIsBobAndSeesHisRows();
        assertThat(shared.read(ALICE, "SELECT count(*) FROM tb_note WHERE id = 77"))
                .containsExactly("0");
    }

    @Test
    @DisplayName("attack 39: SET ROLE")
    void aChangeOfTheRoleIsFoundAtOnce() {
        assertThatThrownBy(() -> execute("SET ROLE " + guest)).isInstanceOf(NoSession.class);
        nextBorrowerIsBobAndSeesHisRows();
        assertThat(next("current_user")).isEqualTo("blog_app");
    }

    @ParameterizedTest
    @DisplayName("attack 39: COMMIT and its like are refused before they are sent")
    @ValueSource(
            strings = {
                "COMMIT",
                "commit and chain",
                "-- innocent\n/* a /* nested */ comment */ COMMIT",
                "END",
                "ROLLBACK",
                "ROLLBACK AND CHAIN",
                "ABORT",
                "BEGIN",
                "START TRANSACTION",
                "PREPARE TRANSACTION 'x'",
                "SELECT 1; COMMIT",
                "DISCARD ALL",
                "DEALLOCATE ALL",
                ""
            })
    void authorsDoNotEndTheTransaction(String sql) {
        assertThatThrownBy(() -> execute("UPDATE tb_note SET canary = 'lost'", sql))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(shared.read(ALICE, "SELECT DISTINCT canary FROM tb_note")).containsExactly("canary-1");
        nextBorrowerIsBobAndSeesHisRows();
    }

    @Test
    @DisplayName("attack 39: COMMIT inside a procedure")
    void aProcedureCannotCommitEither() {
        assertThatThrownBy(() -> execute("UPDATE tb_note SET canary = 'lost'", "CALL commits()"))
                .isInstanceOfSatisfying(
                        SqlFailure.class, e -> assertThat(e.sqlState()).isEqualTo("2D000"));
        assertThat(shared.read(ALICE, "SELECT DISTINCT canary FROM tb_note")).containsExactly("canary-1");
        nextBorrowerIsBobAndSeesHisRows();
    }

    @Test
    void aSavepointIsTheAuthorsOwnAffair() {
        shared.sessions.write(ALICE, transaction -> {
            transaction.db().execute("SAVEPOINT attempt");
            assertThatThrownBy(() -> transaction.db().execute("SELECT 1/0")).isInstanceOf(SqlFailure.class);
            transaction.db().execute("ROLLBACK TO SAVEPOINT attempt");
            return transaction.db().execute("UPDATE tb_note SET id = id WHERE id = 1");
        });
    }

    @Test
    void anErrorThatIsCaughtStillRollsBack() {
        assertThatThrownBy(() -> shared.sessions.write(ALICE, transaction -> {
                    transaction.db().execute("UPDATE tb_note SET canary = 'lost'");
                    assertThatThrownBy(() -> transaction.db().execute("SELECT 1/0"))
                            .isInstanceOf(SqlFailure.class);
                    return null;
                }))
                .isInstanceOfSatisfying(
                        SqlFailure.class, e -> assertThat(e.sqlState()).isEqualTo("22012"));
        assertThat(shared.read(ALICE, "SELECT DISTINCT canary FROM tb_note")).containsExactly("canary-1");
        nextBorrowerIsBobAndSeesHisRows();
    }

    @Test
    @DisplayName("attack 39, 21: a temporary table named like a tenant's")
    void aTemporaryTableIsGone() {
        execute("CREATE TEMPORARY TABLE tb_note AS SELECT CAST(null AS uuid) tenant_id, 1 id, 'canary-evil' canary");
        nextBorrowerIsBobAndSeesHisRows();
        assertThat(next("count(*) FROM pg_class WHERE relpersistence = 't'")).isEqualTo("0");
    }

    @Test
    @DisplayName("attack 39, L1: search_path changed for the session")
    void thePathIsThatOfTheRole() {
        execute("SELECT set_config('search_path', 'evil', false)");
        nextBorrowerIsBobAndSeesHisRows();
        assertThat(next("current_setting('search_path')")).isEqualTo("\"$user\", public");
    }

    @Test
    @DisplayName("attack 39, L3: SET statement_timeout, default_transaction_read_only and formats for the session")
    void settingsAreThoseOfTheSession() {
        execute(
                "SET statement_timeout = 0",
                "SET default_transaction_read_only = on",
                "SET TimeZone = 'Asia/Tokyo'",
                "SET IntervalStyle = 'postgres'",
                "SET bytea_output = 'escape'",
                "SET app.other = 'of Alice'");
        assertThat(next("current_setting('statement_timeout')")).isEqualTo("30s");
        assertThat(next("current_setting('TimeZone')")).isEqualTo("UTC");
        assertThat(next("interval '36 hours'")).isEqualTo("PT36H");
        assertThat(next("CAST(CAST('a' AS bytea) AS text)")).isEqualTo("\\x61");
        assertThat(next("coalesce(current_setting('app.other', true), '')")).isEmpty();
        execute("UPDATE tb_note SET id = id");
    }

    @Test
    @DisplayName("attack 39, 41: advisory locks, channels, held cursors and the last value of a sequence")
    void whatOutlivesATransactionIsSweptAfterTheWorkOfAuthors() {
        execute(
                "SELECT pg_advisory_lock(42)",
                "SELECT run('LISTEN secrets')",
                "DECLARE leftover CURSOR WITH HOLD FOR SELECT canary FROM tb_note",
                "SELECT nextval('numbers')");
        assertThat(next("count(*) FROM pg_locks WHERE locktype = 'advisory'")).isEqualTo("0");
        assertThat(next("count(*) FROM pg_listening_channels()")).isEqualTo("0");
        assertThat(next("count(*) FROM pg_cursors WHERE is_holdable")).isEqualTo("0");
        assertThatThrownBy(() -> next("lastval()"))
                .isInstanceOfSatisfying(
                        SqlFailure.class, e -> assertThat(e.sqlState()).isEqualTo("55000"));
    }

    @Test
    void theSameIsSweptWhenTheWorkFails() {
        assertThatThrownBy(() -> execute("SELECT pg_advisory_lock(42)", "SELECT nextval('numbers')", "SELECT 1/0"))
                .isInstanceOf(SqlFailure.class);
        assertThat(next("count(*) FROM pg_locks WHERE locktype = 'advisory'")).isEqualTo("0");
        assertThatThrownBy(() -> next("lastval()")).isInstanceOf(SqlFailure.class);
    }

    @Test
    @DisplayName("attack 39, 12: a function behind a view makes a setting of the session")
    void aSettingMadeDuringAReadIsNotThereForTheNext() {
        shared.read(
                ALICE,
                "SELECT set_config('app.other', 'of Alice', false) || set_config('search_path', 'evil', false)"
                        + " || set_config('app.tenant_id', '"
                        + ALICE.tenant().id().value() + "', false)");
        nextBorrowerIsBobAndSeesHisRows();
        assertThat(next("coalesce(current_setting('app.other', true), '')")).isEmpty();
        assertThat(next("current_setting('search_path')")).isEqualTo("\"$user\", public");
    }

    @Test
    @DisplayName("attack 45: a function behind a view changes the role of the session")
    void aRoleTakenDuringAReadEndsWithIt() {
        shared.read(ALICE, "SELECT set_config('role', '" + guest + "', false)");
        nextBorrowerIsBobAndSeesHisRows();
        assertThat(next("current_user")).isEqualTo("blog_app");
    }

    @Test
    @DisplayName("attack 39: a function behind a view takes a lock or listens")
    void aLockTakenDuringAReadIsSweptSoon() throws Exception {
        shared.read(ALICE, "SELECT pg_advisory_lock(43)", "SELECT run('LISTEN secrets')");
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (!next("count(*) FROM pg_locks WHERE locktype = 'advisory'").equals("0")) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(20);
        }
        assertThat(next("count(*) FROM pg_listening_channels()")).isEqualTo("0");
    }

    @Test
    @DisplayName(
            "attack 40: a context changed in the middle of a read shows other rows to nobody but its own statement")
    void readsAreWrittenByTheEngineAndStillEndWithTheirTransaction() {
        shared.read(ALICE, "SELECT set_config('app.tenant_id', '" + BOBS_ID + "', true)");
        assertThat(shared.read(ALICE, "SELECT DISTINCT canary FROM tb_note")).containsExactly("canary-1");
    }

    @Test
    void workOfAReadOnlyKindCannotWrite() {
        assertThatThrownBy(() -> shared.sessions.readOnly(
                        ALICE, transaction -> transaction.db().execute("UPDATE tb_note SET canary = 'lost'")))
                .isInstanceOfSatisfying(
                        SqlFailure.class, e -> assertThat(e.sqlState()).isEqualTo("25006"));
        assertThatThrownBy(() -> shared.sessions.readOnly(
                        ALICE, transaction -> transaction.db().execute("SET TRANSACTION READ WRITE")))
                .isInstanceOf(SqlFailure.class);
        nextBorrowerIsBobAndSeesHisRows();
    }

    @Test
    @DisplayName("attack 61, 62: another thread, or a later time, has no session")
    void theTransactionIsUselessAfterItsEndAndOnOtherThreads() throws Exception {
        var kept = shared.sessions.write(ALICE, transaction -> {
            var refusal = new Throwable[1];
            var thread = Thread.ofVirtual().start(() -> {
                try {
                    transaction.db().execute("SELECT 1");
                } catch (RuntimeException e) {
                    refusal[0] = e;
                }
            });
            thread.join();
            assertThat(refusal[0]).isInstanceOf(NoSession.class).hasMessageContaining("thread");
            return List.of(transaction.db());
        });
        assertThatThrownBy(() -> kept.getFirst().execute("SELECT 1"))
                .isInstanceOf(NoSession.class)
                .hasMessageContaining("ended");
    }
}
