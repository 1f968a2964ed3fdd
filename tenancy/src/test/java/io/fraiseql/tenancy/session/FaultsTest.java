package io.fraiseql.tenancy.session;

import static io.fraiseql.tenancy.session.SharedRows.ALICE;
import static io.fraiseql.tenancy.session.SharedRows.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.TenancyException.DatabaseUnavailable;
import io.fraiseql.tenancy.TenancyException.StatementTimeout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What goes wrong between a session and its server. After each, the next tenant is served on the one connection
 * there is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
    private SharedRows shared;

    @BeforeAll
    void start() {
        shared = SharedRows.create(1, Duration.ofMillis(400), 2);
        shared.database.owner(
                "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(10); RETURN NULL; END $$",
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE EXCEPTION USING ERRCODE = '23514', MESSAGE = 'refused'; END $$",
                "CREATE TABLE tb_slow (id int)",
                "CREATE TABLE tb_refused (id int)",
                "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON tb_slow DEFERRABLE INITIALLY DEFERRED"
                        + " FOR EACH ROW EXECUTE FUNCTION slow()",
                "CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON tb_refused DEFERRABLE INITIALLY DEFERRED"
                        + " FOR EACH ROW EXECUTE FUNCTION refuse()",
                "GRANT SELECT, INSERT ON tb_slow, tb_refused TO blog_app");
    }

    @AfterAll
    void stop() {
        shared.close();
    }

    @AfterEach
    void nextBorrowerIsBobAndSeesHisRows() {
        assertThat(shared.read(BOB, "SELECT canary FROM tb_note"))
                .hasSize(SharedRows.ROWS)
                .containsOnly("canary-2");
        assertThat(shared.pool.state().active()).isZero();
        assertThat(shared.pool.state().idle()).isEqualTo(1);
    }

    private String backend() {
        return shared.read(ALICE, "SELECT pg_backend_pid()").getFirst();
    }

    private void kill(String backend) {
        shared.database.superuser("SELECT pg_terminate_backend(" + backend + ", 5000)");
    }

    private static void interrupt(Thread thread) throws InterruptedException {
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }

    /** Waits until a backend runs this. */
    private String waitFor(String query) throws Exception {
        Instant deadline = Instant.now().plusSeconds(10);
        try (var connection = shared.database.connect("postgres");
                var statement = connection.createStatement()) {
            while (Instant.now().isBefore(deadline)) {
                try (var rows =
                        statement.executeQuery("SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%" + query
                                + "%'")) {
                    if (rows.next()) {
                        return rows.getString(1);
                    }
                }
                Thread.sleep(5);
            }
        }
        throw new AssertionError("nobody runs " + query);
    }

    @Test
    @DisplayName("attack 48: statement_timeout in a read")
    void aReadThatTakesTooLongIsATimeoutAndTheConnectionIsKept() {
        String before = backend();
        assertThatThrownBy(() -> shared.read(ALICE, "SELECT pg_sleep(10)")).isInstanceOf(StatementTimeout.class);
        assertThat(backend()).isEqualTo(before);
    }

    @Test
    @DisplayName("attack 48: statement_timeout in a write")
    void aWriteThatTakesTooLongIsATimeout() {
        assertThatThrownBy(() -> shared.sessions.write(
                        ALICE, transaction -> transaction.db().execute("SELECT pg_sleep(10)")))
                .isInstanceOf(StatementTimeout.class);
    }

    @Test
    @DisplayName("attack 48: lock_timeout and idle_in_transaction_session_timeout")
    void otherTimeoutsDoNotPoisonThePool() {
        assertThatThrownBy(() -> shared.sessions.write(ALICE, transaction -> {
                    transaction.db().execute("SET LOCAL idle_in_transaction_session_timeout = 50");
                    Instant deadline = Instant.now().plusSeconds(10);
                    while (Instant.now().isBefore(deadline)) {
                        Thread.sleep(200);
                        transaction.db().execute("SELECT 1");
                    }
                    return null;
                }))
                .isInstanceOf(DatabaseUnavailable.class);
    }

    @Test
    @DisplayName("attack 50: an aborted transaction does not come back to the pool")
    void anErrorInTheMiddleOfABatchIsRolledBack() {
        String before = backend();
        assertThatThrownBy(() -> shared.read(ALICE, "SELECT 1", "SELECT 1/0", "SELECT 1"))
                .isInstanceOfSatisfying(
                        SqlFailure.class, e -> assertThat(e.sqlState()).isEqualTo("22012"));
        assertThat(backend()).isEqualTo(before);
    }

    @Test
    @DisplayName("attack 49: an exception while rows are read")
    void aReaderThatThrowsCostsNothing() {
        String before = backend();
        var batch = shared.sessions.compile(List.of("SELECT canary FROM tb_note", "SELECT 2"));
        assertThatThrownBy(() -> shared.sessions.read(ALICE, batch, List.of(List.of(), List.of()), (number, rows) -> {
                    rows.next();
                    throw new IllegalStateException("no more");
                }))
                .hasMessage("no more");
        assertThat(backend()).isEqualTo(before);
    }

    @Test
    @DisplayName("attack 46: connection killed before BEGIN")
    void aReadGoesOnOverAnotherConnection() {
        kill(backend());
        assertThat(shared.read(ALICE, "SELECT DISTINCT canary FROM tb_note")).containsExactly("canary-1");
    }

    @Test
    @DisplayName("attack 46: connection killed before BEGIN of a write")
    void aWriteThatHasNotBegunGoesOnOverAnotherConnection() {
        kill(backend());
        assertThat(shared.sessions.<Long, RuntimeException>write(
                        ALICE, transaction -> transaction.db().execute("UPDATE tb_note SET id = id")))
                .isEqualTo(SharedRows.ROWS);
    }

    @Test
    @DisplayName("attack 46: connection killed between statements of a write")
    void aWriteIsNotRunTwice() {
        int[] runs = {0};
        assertThatThrownBy(() -> shared.sessions.write(ALICE, transaction -> {
                    runs[0]++;
                    kill(transaction.db().queryOne(String.class, "SELECT pg_backend_pid()"));
                    return transaction.db().execute("UPDATE tb_note SET canary = 'lost'");
                }))
                .isInstanceOf(DatabaseUnavailable.class);
        assertThat(runs[0]).isEqualTo(1);
    }

    @Test
    @DisplayName("attack 46: connection killed before COMMIT")
    void aWriteWhoseConnectionIsGoneAtItsEndIsUnavailable() {
        assertThatThrownBy(() -> shared.sessions.write(ALICE, transaction -> {
                    transaction.db().execute("UPDATE tb_note SET canary = 'lost'");
                    kill(transaction.db().queryOne(String.class, "SELECT pg_backend_pid()"));
                    return null;
                }))
                .isInstanceOf(DatabaseUnavailable.class);
        assertThat(shared.read(ALICE, "SELECT DISTINCT canary FROM tb_note")).containsExactly("canary-1");
    }

    @Test
    @DisplayName("attack 46: connection killed during COMMIT, outcome unknown")
    void aCommitThatIsNotAnsweredIsUnavailable() throws Exception {
        var outcome = CompletableFuture.runAsync(() -> shared.sessions.write(ALICE, transaction -> {
            transaction.db().execute("SET LOCAL statement_timeout = 0");
            return transaction.db().execute("INSERT INTO tb_slow VALUES (1)");
        }));
        kill(waitFor("COMMIT"));
        assertThatThrownBy(() -> outcome.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DatabaseUnavailable.class);
    }

    @Test
    void aConstraintThatFailsAtCommitIsAnErrorOfTheStatement() {
        assertThatThrownBy(() -> shared.sessions.write(ALICE, transaction -> {
                    transaction.db().execute("SELECT pg_advisory_lock(7)");
                    return transaction.db().execute("INSERT INTO tb_refused VALUES (1)");
                }))
                .isInstanceOfSatisfying(
                        SqlFailure.class, e -> assertThat(e.sqlState()).isEqualTo("23514"));
        assertThat(shared.read(ALICE, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .containsExactly("0");
    }

    @Test
    @DisplayName("attack 47, L15: the client goes away in the middle of a statement")
    void anInterruptedReadIsCutOffAndItsAnswerGoesToNobody() throws Exception {
        String before = backend();
        var thrown = new AtomicReference<Throwable>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                shared.read(ALICE, "SELECT canary, pg_sleep(0.3) FROM tb_note WHERE id = 1");
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        waitFor("pg_sleep(0.3)");
        interrupt(thread);
        assertThat(thrown.get()).isInstanceOf(DatabaseUnavailable.class);
        assertThat(backend()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("attack 43: cached plan must not change result type")
    void aViewThatHasChangedIsReadAgainWithAFreshPlan() {
        shared.database.owner(
                "CREATE TABLE tb_shape (a int)",
                "INSERT INTO tb_shape VALUES (1)",
                "GRANT SELECT ON tb_shape TO blog_app");
        String before = backend();
        assertThat(shared.read(ALICE, "SELECT * FROM tb_shape")).containsExactly("1");
        shared.database.owner("ALTER TABLE tb_shape ALTER a TYPE text");
        assertThat(shared.read(ALICE, "SELECT * FROM tb_shape")).containsExactly("1");
        assertThat(backend()).isEqualTo(before);
    }

    @Test
    @DisplayName("L4: the server has lost the prepared statements")
    void statementsThatTheServerForgotArePreparedAgain() {
        assertThat(shared.read(ALICE, "SELECT 'known'")).containsExactly("known");
        shared.database.owner("CREATE OR REPLACE FUNCTION forget() RETURNS text LANGUAGE plpgsql AS"
                + " $$ BEGIN EXECUTE 'DEALLOCATE ALL'; RETURN 'forgotten'; END $$");
        assertThat(shared.read(ALICE, "SELECT forget()")).containsExactly("forgotten");
        assertThat(shared.read(ALICE, "SELECT 'known'")).containsExactly("known");
    }

    /**
     * Sizes beyond what the buffers of two sockets take: sent at once, client and server would each wait for the other
     * to read.
     */
    @Test
    void aBatchTooLargeToBeSentUnheardGoesStatementByStatement() {
        var large = List.<Parameter>of(new Parameter.Value("x".repeat(20_000_000)));
        var lengths = new ArrayList<Integer>();
        try (var patient = SharedRows.create(1)) {
            var batch =
                    patient.sessions.compile(List.of("SELECT repeat(CAST(? AS text), 2)", "SELECT CAST(? AS text)"));
            patient.sessions.read(ALICE, batch, List.of(large, large), (number, rows) -> {
                rows.next();
                assertThat(number).isEqualTo(lengths.size());
                lengths.add(rows.getBytes(1).length);
            });
        }
        assertThat(lengths).containsExactly(40_000_000, 20_000_000);
    }

    @Test
    @DisplayName("attack 53: the server restarts and all connections are dead at once")
    void allConnectionsMayDieAtOnce() throws Exception {
        try (var more = SharedRows.create(4)) {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.ofVirtual().start(() -> more.read(ALICE, "SELECT pg_sleep(0.2)")));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            more.database.superuser("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND usename = 'blog_app'");
            assertThat(more.read(ALICE, "SELECT DISTINCT canary FROM tb_note")).containsExactly("canary-1");
        }
    }
}
