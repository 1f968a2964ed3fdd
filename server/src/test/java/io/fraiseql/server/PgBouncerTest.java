package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.server.Expectation.Side;
import io.fraiseql.tenancy.config.Strategy;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same expectations with a real PgBouncer in transaction mode in front of everything, and no word of it in
 * the configuration.
 */
class PgBouncerTest {
    private static final Map<Strategy, Side> SIDES = new EnumMap<>(Strategy.class);
    private static PgBouncer bouncer;

    @BeforeAll
    static void start() {
        try (var ground = new Ground(Strategy.ROW)) {
            bouncer = PgBouncer.before(ground.central().port());
        }
    }

    @AfterAll
    static void stop() {
        SIDES.values().forEach(Side::close);
        SIDES.clear();
        bouncer.close();
    }

    static Stream<Arguments> matrix() {
        return Arrays.stream(Strategy.values())
                .flatMap(strategy ->
                        Arrays.stream(Expectation.values()).map(expectation -> Arguments.of(strategy, expectation)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("matrix")
    @DisplayName("attack L2, L4: the same answers over connections that change with every transaction")
    void matrix(Strategy strategy, Expectation expectation) throws Exception {
        Side side = SIDES.computeIfAbsent(strategy, PgBouncerTest::side);
        expectation.holdsOn(side);
        assertThat(bouncer.log()).doesNotContain("unsupported startup parameter");
    }

    private static Side side(Strategy strategy) {
        var ground = new Ground(strategy);
        var central = ground.central();
        central.owner("UPDATE tenant_databases SET database_url = replace(database_url, ':" + central.port() + "/', ':"
                + bouncer.port() + "/')");
        return new Side(
                ground,
                FraiseQL.builder()
                        .config(ground.config(
                                central.appUrl().replace(":" + central.port() + "/", ":" + bouncer.port() + "/"), ""))
                        .api(Journal.class)
                        .build()
                        .start());
    }
}
