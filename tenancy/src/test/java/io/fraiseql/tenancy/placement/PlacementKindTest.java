package io.fraiseql.tenancy.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.config.Strategy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementKindTest {
    @ParameterizedTest
    @EnumSource
    void isReadFromItsWord(PlacementKind kind) {
        assertThat(PlacementKind.parse(kind.word())).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ROW", "row ", "hybrid"})
    void isReadFromNoOtherWord(String text) {
        assertThat(PlacementKind.parse(text)).isEmpty();
    }

    @Test
    void aStrategyServesItsOwnKindAndHybridServesAll() {
        for (PlacementKind kind : PlacementKind.values()) {
            assertThat(Arrays.stream(Strategy.values()).filter(kind::isServedBy))
                    .containsExactlyInAnyOrder(Strategy.valueOf(kind.name()), Strategy.HYBRID);
        }
    }

    @Test
    void isThatOfThePlacement() {
        assertThat(new Placement.SharedRows().kind()).isEqualTo(PlacementKind.ROW);
        assertThat(new Placement.OwnSchema("tenant_a").kind()).isEqualTo(PlacementKind.SCHEMA);
        assertThat(new Placement.OwnDatabase("postgresql://db/a").kind()).isEqualTo(PlacementKind.DATABASE);
    }
}
