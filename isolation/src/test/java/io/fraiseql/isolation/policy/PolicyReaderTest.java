package io.fraiseql.isolation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies as this server's own version of PostgreSQL stores them. */
class PolicyReaderTest {
    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void createTable() {
        database.owner(
                "CREATE TYPE mood AS ENUM ('sad', 'gl''ad')",
                "CREATE DOMAIN label AS varchar(10)",
                "CREATE TABLE t (tenant_id uuid NOT NULL, n int, big bigint, b boolean, k label, m mood, p char(4))",
                "ALTER TABLE t ENABLE ROW LEVEL SECURITY");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aColumnAVariableAndACastAreWhatTheyAre() throws SQLException {
        assertThat(read("tenant_id = nullif(current_setting('App.Tenant_ID', true), '')::uuid"))
                .isInstanceOfSatisfying(Expression.Comparison.class, comparison -> {
                    assertThat(comparison.left()).isInstanceOfSatisfying(Expression.Column.class, column -> {
                        assertThat(column.name()).isEqualTo("tenant_id");
                        assertThat(column.notNull()).isTrue();
                    });
                    assertThat(comparison.right().all()).contains(new Expression.Variable("app.tenant_id", true));
                });
    }

    @Test
    void constantsOfEachKindAreDecoded() throws SQLException {
        Expression condition = read("tenant_id = '11111111-2222-4333-8444-aaaaaaaaaaaa' AND n = -7 AND big = 5000000000"
                + " AND b = false AND k = 'z' AND m = 'gl''ad' AND p = 'ab' AND n = NULL");
        assertThat(condition
                        .all()
                        .filter(Expression.Constant.class::isInstance)
                        .map(part -> ((Expression.Constant) part).literal().orElse("NULL")))
                .containsExactly(
                        "11111111-2222-4333-8444-aaaaaaaaaaaa",
                        "-7",
                        "5000000000",
                        "false",
                        "z",
                        "gl'ad",
                        "ab",
                        "NULL");
    }

    @Test
    void functionsOfOneExpressionAreReadThroughAndOthersAreNamed() throws SQLException {
        database.owner(
                "CREATE FUNCTION above(x int, y int) RETURNS boolean LANGUAGE sql STABLE BEGIN ATOMIC SELECT x > y; "
                        + "END",
                "CREATE FUNCTION unread(x int) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN true; END'");
        assertThat(read("above(n, 3)"))
                .isInstanceOfSatisfying(
                        Expression.Comparison.class,
                        comparison ->
                                assertThat(comparison.operator()).isEqualTo(Expression.Comparison.Operator.GREATER));
        assertThat(read("unread(n)"))
                .isInstanceOfSatisfying(
                        Expression.Opaque.class,
                        opaque -> assertThat(opaque.description()).isEqualTo("the function public.unread"));
    }

    @Test
    void anOperatorOfAnotherSchemaIsNoEqualityHoweverItLooks() throws SQLException {
        database.owner(
                "CREATE FUNCTION same(uuid, uuid) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN true; END'",
                "CREATE SCHEMA other",
                "CREATE OPERATOR other.= (LEFTARG = uuid, RIGHTARG = uuid, FUNCTION = same)");
        assertThat(read("tenant_id OPERATOR(other.=) tenant_id")).isInstanceOf(Expression.Opaque.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant_id = current_setting('app.tenant_id')::uuid",
                "current_setting('app.tenant_id', true)::uuid = tenant_id AND n > 1",
                "(tenant_id = (SELECT current_setting('app.tenant_id')::uuid)) IS TRUE",
                "false OR tenant_id = current_setting('app.tenant_id')::uuid AND b"
            })
    void whatPlainlyTiesTheTenantIsSeenToDoSo(String condition) throws SQLException {
        assertThat(binding().binds(read(condition))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant_id = current_setting('app.other')::uuid",
                "b OR tenant_id = current_setting('app.tenant_id')::uuid",
                "NOT (tenant_id = current_setting('app.tenant_id')::uuid)",
                "(tenant_id = current_setting('app.tenant_id')::uuid) IS NOT TRUE",
                "true"
            })
    void whatDoesNotPlainlyTieItIsNot(String condition) throws SQLException {
        assertThat(binding().binds(read(condition))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{VAR :varno 1", "{VAR} {VAR}", "(", "", "{}"})
    void aTextThatIsNoTreeIsRefused(String text) {
        assertThatThrownBy(() -> NodeTree.parse(text)).isInstanceOf(UnreadableTree.class);
    }

    private static TenantBinding binding() {
        var tenant = new Expression.Column(0, "tenant_id", new PgType(2950, "uuid", PgType.Kind.UUID), true);
        return new TenantBinding(tenant, Set.of("app.tenant_id"));
    }

    private Expression read(String condition) throws SQLException {
        database.owner("DROP POLICY IF EXISTS p ON t", "CREATE POLICY p ON t USING (" + condition + ")");
        try (var connection = database.connect("blog_app")) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SET LOCAL search_path = pg_catalog, pg_temp");
                try (var row = statement.executeQuery("SELECT oid FROM pg_class WHERE relname = 't'")) {
                    row.next();
                    List<PolicyTable> tables = new PolicyReader(connection).read(List.of(row.getLong(1)), "tenant_id");
                    Optional<Expression> using =
                            tables.getFirst().policies().getFirst().using();
                    return using.orElseThrow();
                }
            }
        }
    }
}
