package io.fraiseql.tenancy.session;

import static io.fraiseql.tenancy.session.SharedRows.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.TenancyException.StatementTimeout;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Pooler;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How often the server is spoken to, read from the wire; the tenant is lost where a flush ends too early. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireTest {
    private static final int RUNS = 9;
    private WireTap wire;
    private SharedRows shared;

    @BeforeAll
    void start() {
        shared = SharedRows.behind(url -> {
            try {
                wire = new WireTap(url.port());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return ConnectionUrl.parse(
                    "postgresql://blog_app:blog_app@localhost:" + wire.port() + "/" + url.database());
        });
        shared.read(ALICE, "SELECT 1");
    }

    @AfterAll
    void stop() throws Exception {
        shared.close();
        wire.close();
    }

    /** A pause of the machine would make the pool reset the connection, which is a flush of its own. */
    @BeforeEach
    void warm() {
        shared.read(ALICE, "SELECT 1");
        wire.take();
    }

    @Test
    void aReadIsOneFlushFromTheFirstRunOn() {
        var batch = shared.sessions.compile(
                List.of("SELECT canary, id FROM tb_note WHERE tenant_id = CAST(? AS uuid) AND id < CAST(? AS int)"));
        var parameters = List.<List<Parameter>>of(List.of(new Parameter.TenantParameter(), new Parameter.Value("9")));
        for (int run = 1; run <= RUNS; run++) {
            shared.sessions.read(
                    ALICE,
                    batch,
                    parameters,
                    (number, rows) -> assertThat(SharedRows.firstColumn(rows))
                            .hasSize(SharedRows.ROWS)
                            .containsOnly("canary-1"));
            String sent = wire.take();
            if (run == 1) {
                assertThat(sent).isEqualTo("PBDEPBDEPBDEPBDES");
            } else {
                assertThat(sent).isEqualTo("BEBEBEBES");
            }
        }
    }

    @Test
    void severalRootFieldsWithTextJsonAndNullsAreOneFlushToo() {
        String notes = "SELECT canary, to_jsonb(n) FROM tb_note n WHERE tenant_id = CAST(? AS uuid)"
                + " AND (CAST(? AS text) IS NULL OR canary = CAST(? AS text)) AND id = ANY (CAST(? AS int[]))";
        var batch = shared.sessions.compile(List.of(notes, notes, notes));
        for (int run = 1; run <= RUNS; run++) {
            // Nulls come and go: were they untyped, each change would prepare the statement anew.
            var value = new Parameter.Value(run % 2 == 0 ? null : "canary-1");
            var one = List.<Parameter>of(new Parameter.TenantParameter(), value, value, new Parameter.Value("{1,2}"));
            shared.sessions.read(
                    ALICE,
                    batch,
                    List.of(one, one, one),
                    (number, rows) -> assertThat(SharedRows.firstColumn(rows)).containsExactly("canary-1", "canary-1"));
            String sent = wire.take();
            assertThat(sent).endsWith("S").containsOnlyOnce("S").doesNotContain("Q");
            if (run > 1) {
                assertThat(sent).isEqualTo("BEBEBEBEBEBES");
            }
        }
    }

    @Test
    void declaredTypesAreOneFlushToo() {
        Map<String, String> values = Map.ofEntries(
                Map.entry("uuid", "7e000000-0000-4000-8000-000000000001"),
                Map.entry("boolean", "true"),
                Map.entry("smallint", "7"),
                Map.entry("integer", "-7"),
                Map.entry("bigint", "9007199254740993"),
                Map.entry("real", "1.5"),
                Map.entry("double precision", "2.5"),
                Map.entry("numeric", "0.10"),
                Map.entry("date", "2026-11-22"),
                Map.entry("time without time zone", "12:34:56.789"),
                Map.entry("time with time zone", "12:34:56+00"),
                Map.entry("timestamp without time zone", "2026-11-22 12:34:56"),
                Map.entry("timestamp with time zone", "2026-11-22 12:34:56+00"));
        values.forEach((sqlType, text) -> {
            assertThat(DeclaredType.of(sqlType)).isNotEqualTo(DeclaredType.TEXT);
            var batch = shared.sessions.compile(List.of("SELECT CAST(CAST(? AS " + sqlType + ") AS text),"
                    + " CAST(CAST(? AS " + sqlType + "[]) AS text), pg_typeof(?)"));
            for (int run = 1; run <= 3; run++) {
                boolean none = run == 2;
                var type = DeclaredType.of(sqlType);
                var list =
                        new Parameter.Value(none ? null : "{\"" + text + "\",NULL}", DeclaredType.of(sqlType + "[]"));
                var parameters = List.<List<Parameter>>of(
                        List.of(new Parameter.Value(none ? null : text, type), list, new Parameter.Value(text, type)));
                shared.sessions.read(ALICE, batch, parameters, (number, rows) -> {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo(none ? null : text);
                    assertThat(rows.getString(3)).isEqualTo(sqlType);
                });
                String sent = wire.take();
                assertThat(sent).as(sqlType).isEqualTo(run == 1 ? "PBDEPBDEPBDEPBDES" : "BEBEBEBES");
            }
        });
    }

    @Test
    void typesThatNotEveryDatabaseKnowsAreSentAsText() {
        assertThat(List.of("text", "public.mood", "numeric(10,2)", "interval", "\"uuid \"", "uuid[][]"))
                .allSatisfy(type -> assertThat(DeclaredType.of(type)).isEqualTo(DeclaredType.TEXT));
    }

    @Test
    @DisplayName("attack 53: the server is there and says nothing")
    void aServerThatFallsSilentIsGivenUp() {
        var settings = new PoolSettings(
                1,
                0,
                1,
                1,
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                Pooler.AUTO,
                "silence");
        try (var pool = new ConnectionPool(settings)) {
            var sessions = new PostgresTenantSessions(pool, shared.url, SessionSettings.of(Duration.ofSeconds(30)));
            assertThat(SharedRows.read(sessions, ALICE, "SELECT 1")).containsExactly("1");
            wire.mute(true);
            assertThatThrownBy(() -> SharedRows.read(sessions, ALICE, "SELECT 1"))
                    .isInstanceOf(StatementTimeout.class);
            wire.mute(false);
            assertThat(SharedRows.read(sessions, ALICE, "SELECT 1")).containsExactly("1");
            assertThat(pool.state().discarded()).isEqualTo(1);
        } finally {
            wire.mute(false);
        }
    }

    @Test
    void workIsOneFlushToOpenOneAStatementAndOneToCommitAndSweep() {
        for (int run = 1; run <= RUNS; run++) {
            shared.sessions.write(ALICE, transaction -> {
                String opened = wire.take();
                assertThat(opened).containsOnlyOnce("S").doesNotContain("Q");
                List<String> canaries = transaction
                        .db()
                        .query(
                                String.class,
                                "SELECT canary FROM tb_note WHERE tenant_id = ? AND id = ? AND canary = ?",
                                UUID.fromString(ALICE.tenant().id().value()),
                                1,
                                "canary-1");
                assertThat(canaries).containsExactly("canary-1");
                return null;
            });
            String sent = wire.take();
            if (run == 1) {
                // The types of the parameters are asked for once.
                assertThat(sent.replaceAll("[^SQ]", "")).isEqualTo("SSS");
            } else {
                assertThat(sent).isEqualTo("BEBES" + "BEBEBEBEBEBEBEBEBES");
            }
        }
    }
}
