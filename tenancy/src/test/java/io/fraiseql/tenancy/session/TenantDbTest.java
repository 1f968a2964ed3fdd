package io.fraiseql.tenancy.session;

import static io.fraiseql.tenancy.session.SharedRows.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.api.Db;
import io.fraiseql.api.GraphQLException;
import io.fraiseql.api.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantDbTest {
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private SharedRows shared;

    enum Mood {
        HAPPY,
        Grumpy
    }

    @Type
    record Author(UUID id) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Everything(
            UUID id,
            String words,
            int whole,
            Long longWhole,
            short small,
            float real,
            Double precise,
            BigDecimal amount,
            boolean yes,
            LocalDate day,
            LocalTime time,
            LocalDateTime localTime,
            OffsetDateTime createdAt,
            Instant updatedAt,
            Duration span,
            Mood mood,
            List<String> tags,
            List<Integer> numbers,
            List<Mood> moods,
            byte[] raw,
            String document,
            Optional<String> note,
            @Nullable Integer nothing,
            @Nullable Author author,
            @Nullable List<Author> readers) {}

    record Narrow(int whole, String absent) {}

    record Primitive(int nothing) {}

    @BeforeAll
    void start() {
        shared = SharedRows.create(2);
        shared.database.owner(
                "CREATE TYPE mood AS ENUM ('happy', 'Grumpy')",
                "CREATE TABLE tb_all (id uuid, words text, whole int, long_whole bigint, small smallint, real real, precise float8,"
                        + " amount numeric, yes boolean, day date, time time, local_time timestamp, created_at timestamptz,"
                        + " updated_at timestamptz, span interval, mood mood, tags text[], numbers int[], moods mood[], raw bytea,"
                        + " document jsonb, note varchar(20), nothing int)",
                "GRANT SELECT, INSERT, DELETE ON tb_all TO blog_app");
    }

    @AfterAll
    void stop() {
        shared.close();
    }

    private <T> T write(Function<Db, T> work) {
        return shared.sessions.write(ALICE, transaction -> work.apply(transaction.db()));
    }

    private <T> List<T> query(Class<T> type, String sql, Object... parameters) {
        return write(db -> db.query(type, sql, parameters));
    }

    private <T> T queryOne(Class<T> type, String sql, Object... parameters) {
        return write(db -> db.queryOne(type, sql, parameters));
    }

    private <T> Optional<T> queryOptional(Class<T> type, String sql, Object... parameters) {
        return write(db -> db.queryOptional(type, sql, parameters));
    }

    private long execute(String sql, Object... parameters) {
        return write(db -> db.execute(sql, parameters));
    }

    @Test
    void everyTypeGoesInAndComesOut() {
        var at = OffsetDateTime.of(2026, 2, 3, 4, 5, 6, 789_000_000, ZoneOffset.ofHours(2));
        Object[] values = {
            ID.toString(),
            "ä'\"\\?",
            42,
            43L,
            (short) 4,
            1.5f,
            2.25d,
            new BigDecimal("12345678901234567890.123"),
            true,
            LocalDate.of(2026, 2, 3),
            LocalTime.of(4, 5, 6),
            LocalDateTime.of(2026, 2, 3, 4, 5, 6),
            at,
            at.toInstant(),
            Duration.ofHours(30).plusMillis(1500),
            Mood.HAPPY,
            List.of("a", "b \"c\", {d}\\", "NULL", ""),
            new int[] {1, 2},
            Arrays.asList(Mood.HAPPY, null, Mood.Grumpy),
            new byte[] {0, 1, (byte) 255},
            "{\"a\": [1, 2]}",
            Optional.empty(),
            null
        };
        for (int run = 0; run < 3; run++) {
            Everything row = write(db -> {
                db.execute("DELETE FROM tb_all");
                return db.queryOne(
                        Everything.class,
                        "INSERT INTO tb_all VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *",
                        values);
            });
            assertThat(row.id()).isEqualTo(ID);
            assertThat(row.words()).isEqualTo("ä'\"\\?");
            assertThat(row.whole()).isEqualTo(42);
            assertThat(row.longWhole()).isEqualTo(43);
            assertThat(row.small()).isEqualTo((short) 4);
            assertThat(row.real()).isEqualTo(1.5f);
            assertThat(row.precise()).isEqualTo(2.25d);
            assertThat(row.amount()).isEqualTo(new BigDecimal("12345678901234567890.123"));
            assertThat(row.yes()).isTrue();
            assertThat(row.day()).isEqualTo(LocalDate.of(2026, 2, 3));
            assertThat(row.time()).isEqualTo(LocalTime.of(4, 5, 6));
            assertThat(row.localTime()).isEqualTo(LocalDateTime.of(2026, 2, 3, 4, 5, 6));
            assertThat(row.createdAt()).isEqualTo(at);
            assertThat(row.updatedAt()).isEqualTo(at.toInstant());
            assertThat(row.span()).isEqualTo(Duration.ofHours(30).plusMillis(1500));
            assertThat(row.mood()).isEqualTo(Mood.HAPPY);
            assertThat(row.tags()).containsExactly("a", "b \"c\", {d}\\", "NULL", "");
            assertThat(row.numbers()).containsExactly(1, 2);
            assertThat(row.moods()).containsExactly(Mood.HAPPY, null, Mood.Grumpy);
            assertThat(row.raw()).containsExactly(0, 1, 255);
            assertThat(row.document()).isEqualTo("{\"a\": [1, 2]}");
            assertThat(row.note()).isEmpty();
            assertThat(row.nothing()).isNull();
            assertThat(row.author()).isNull();
            assertThat(row.readers()).isNull();
        }
    }

    @Test
    void aTypeThatIsNoRecordTakesTheFirstColumn() {
        assertThat(query(Integer.class, "SELECT i, 'x' FROM generate_series(1, ?) i", 3))
                .containsExactly(1, 2, 3);
        assertThat(queryOne(UUID.class, "SELECT CAST(? AS uuid)", ID.toString()))
                .isEqualTo(ID);
        assertThat(queryOne(boolean.class, "SELECT true")).isTrue();
    }

    @Test
    void nullOfATypeThatIsNoRecordIsNoValue() {
        for (Class<Integer> type : List.of(Integer.class, int.class)) {
            assertThat(query(type, "VALUES (1), (null)")).containsExactly(1, null);
            assertThat(queryOptional(type, "SELECT CAST(null AS int)")).isEmpty();
            assertThatThrownBy(() -> queryOne(type, "SELECT CAST(null AS int)"))
                    .isInstanceOfSatisfying(
                            GraphQLException.class, e -> assertThat(e.code()).isEqualTo("NOT_FOUND"));
        }
    }

    @Test
    void noRowIsNotFoundAndSeveralAreAMistake() {
        assertThatThrownBy(() -> queryOne(Integer.class, "SELECT 1 WHERE false"))
                .isInstanceOfSatisfying(GraphQLException.class, e -> {
                    assertThat(e.code()).isEqualTo("NOT_FOUND");
                    assertThat(e).hasMessage("Not found");
                });
        assertThat(queryOptional(Integer.class, "SELECT 1 WHERE false")).isEmpty();
        assertThatThrownBy(() -> queryOptional(Integer.class, "VALUES (1), (2)"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2 found");
    }

    @Test
    void executeTellsHowManyRowsChanged() {
        assertThat(execute("UPDATE tb_note SET id = id WHERE id <= ?", 2)).isEqualTo(2);
        assertThat(execute("SELECT pg_sleep(0)")).isEqualTo(1);
    }

    @Test
    void aMissingColumnIsNamedWithWhatThereIs() {
        assertThatThrownBy(() -> query(Narrow.class, "SELECT 1 AS whole, 2 AS other"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Narrow.absent")
                .hasMessageContaining("other");
        assertThatThrownBy(() -> query(Primitive.class, "SELECT CAST(null AS int) AS nothing"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Primitive.nothing");
    }

    @Test
    void wrongValuesAreRefusedWithTheirRemedy() {
        assertThatThrownBy(() -> execute("SELECT CAST(? AS int)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 parameters, but 0");
        assertThatThrownBy(() -> execute("SELECT CAST(? AS jsonb)", Map.of("a", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JSON as a String");
        assertThatThrownBy(() -> execute("SELECT CAST(? AS int)", List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("int4");
        assertThatThrownBy(() -> execute("SELECT CAST(? AS int)", "'; DROP TABLE tb_note"))
                .isInstanceOfSatisfying(
                        SqlFailure.class, e -> assertThat(e.sqlState()).isEqualTo("22P02"));
    }

    @Test
    void aStatementWhoseTypesHaveChangedIsDescribedAgain() {
        shared.database.owner("CREATE TABLE tb_turn (a int)", "GRANT SELECT, INSERT ON tb_turn TO blog_app");
        String insert = "INSERT INTO tb_turn VALUES (?) RETURNING a";
        assertThat(queryOne(String.class, insert, 1)).isEqualTo("1");
        shared.database.owner("ALTER TABLE tb_turn ALTER a TYPE uuid USING gen_random_uuid()");
        // Once it may fail, for the statement is prepared for numbers; then it must not.
        try {
            write(db -> db.queryOne(String.class, insert, ID));
        } catch (SqlFailure e) {
            assertThat(queryOne(String.class, insert, ID)).isEqualTo(ID.toString());
        }
    }
}
