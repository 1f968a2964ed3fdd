package io.fraiseql.server;

import io.fraiseql.server.Expectation.Side;
import io.fraiseql.tenancy.config.Strategy;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One API, one set of expectations, four strategies; everything over HTTP. */
class PlacementMatrixTest {
    private static final Map<Strategy, Side> SIDES = new EnumMap<>(Strategy.class);

    @AfterAll
    static void stop() {
        SIDES.values().forEach(Side::close);
        SIDES.clear();
    }

    static Stream<Arguments> matrix() {
        return Arrays.stream(Strategy.values())
                .flatMap(strategy ->
                        Arrays.stream(Expectation.values()).map(expectation -> Arguments.of(strategy, expectation)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("matrix")
    @DisplayName("attack 1, 31, 43, 44, 75: the same answers in every strategy")
    void matrix(Strategy strategy, Expectation expectation) throws Exception {
        expectation.holdsOn(SIDES.computeIfAbsent(strategy, PlacementMatrixTest::side));
    }

    private static Side side(Strategy strategy) {
        var ground = new Ground(strategy);
        return new Side(
                ground,
                FraiseQL.builder()
                        .config(ground.config(ground.central().appUrl(), ""))
                        .api(Journal.class)
                        .build()
                        .start());
    }
}
