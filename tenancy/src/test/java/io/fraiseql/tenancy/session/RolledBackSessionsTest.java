package io.fraiseql.tenancy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.TenancyException.NoSession;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RolledBackSessionsTest {
    private static final String TENANT = "11111111-1111-4111-8111-111111111111";
    private static TestDatabase database;

    private final List<Long> seen = new ArrayList<>();
    private Connection connection;
    private RolledBackSessions sessions;

    @BeforeAll
    static void create() {
        database = TestDatabase.create()
                .owner(
                        "CREATE TABLE tb_note (tenant_id uuid NOT NULL, id int PRIMARY KEY, twin int REFERENCES tb_note"
                                + " DEFERRABLE INITIALLY DEFERRED)",
                        "ALTER TABLE tb_note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
                        "CREATE POLICY tenant ON tb_note USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)",
                        "GRANT SELECT, INSERT ON tb_note TO blog_app",
                        "CREATE PROCEDURE p_commit() LANGUAGE plpgsql AS 'BEGIN COMMIT; END'");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void open() throws SQLException {
        connection = database.connect("postgres");
        connection.setAutoCommit(false);
        command("SET LOCAL ROLE blog_app");
        sessions = new RolledBackSessions(
                connection, "blog_app", SessionSettings.of(Duration.ofSeconds(10)), () -> seen.add(count()));
    }

    @AfterEach
    void rollback() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void whatIsWrittenIsSeenInsideAndGoneAfterwards() throws SQLException {
        long inside = write("INSERT INTO tb_note VALUES (?, 1)", TENANT);
        assertThat(inside).isEqualTo(1);
        assertThat(seen).containsExactly(1L);
        assertThat(count()).isZero();
        assertThat(database.value("SELECT count(*) FROM tb_note")).isEqualTo("0");
    }

    @Test
    void workThatFailsLeavesTheTransactionUsable() {
        assertThatThrownBy(() -> write("INSERT INTO tb_note VALUES (?, 1 / (1 - 1))", TENANT))
                .isInstanceOf(SqlFailure.class);
        assertThat(write("INSERT INTO tb_note VALUES (?, 1)", TENANT)).isEqualTo(1);
    }

    @Test
    void aReadWritesNothing() {
        assertThatThrownBy(() -> sessions.<Long, RuntimeException>readOnly(
                        context(),
                        transaction -> transaction.db().execute("INSERT INTO tb_note VALUES (?, 1)", TENANT)))
                .isInstanceOf(SqlFailure.class)
                .hasMessageContaining("read-only transaction");
        assertThat(write("INSERT INTO tb_note VALUES (?, 1)", TENANT)).isEqualTo(1);
    }

    @Test
    void whatACommitWouldRefuseIsRefused() {
        assertThatThrownBy(() -> write("INSERT INTO tb_note VALUES (?, 1, 2)", TENANT))
                .isInstanceOf(SqlFailure.class)
                .hasMessageContaining("foreign key");
    }

    @Test
    void nothingCommitsNeitherAnAuthorNorAProcedure() {
        assertThatThrownBy(() -> write("COMMIT")).hasMessageContaining("is not for authors");
        assertThatThrownBy(() -> write("CALL p_commit()"))
                .isInstanceOf(SqlFailure.class)
                .hasMessageContaining("invalid transaction termination");
        assertThat(write("INSERT INTO tb_note VALUES (?, 1)", TENANT)).isEqualTo(1);
    }

    @Test
    void aTransactionThatEndedAllTheSameIsTheEndOfAllTrials() {
        assertThatThrownBy(() -> sessions.<Object, SQLException>write(context(), transaction -> {
                    connection.rollback();
                    return "done";
                }))
                .isInstanceOf(RolledBackSessions.Ended.class);
        assertThatThrownBy(() -> write("SELECT 1")).isInstanceOf(RolledBackSessions.Ended.class);
    }

    @Test
    void aStatementThatChangesTheTenantEndsTheSession() {
        assertThatThrownBy(() -> write("SELECT set_config('app.tenant_id', 'b', true)"))
                .isInstanceOf(NoSession.class)
                .hasMessageContaining("changed the context");
        assertThatThrownBy(() -> write("RESET ROLE")).isInstanceOf(NoSession.class);
    }

    private long write(String sql, Object... parameters) {
        return sessions.<Long, RuntimeException>write(
                context(), transaction -> transaction.db().execute(sql, parameters));
    }

    private long count() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM tb_note")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void command(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static SessionContext context() {
        var tenant = new Tenant(
                new TenantId(TENANT), "a", Optional.empty(), TenantState.ACTIVE, "", new Placement.SharedRows());
        return new SessionContext(tenant, Identity.anonymous());
    }
}
