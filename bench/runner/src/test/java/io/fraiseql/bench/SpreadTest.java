package io.fraiseql.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void theMiddleOfAnEvenNumberOfFiguresLiesBetweenTwo() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 10.0))).isEqualTo(new Spread(3.0, 1.0, 10.0));
    }

    @Test
    void theMiddleOfAnOddNumberOfFiguresIsOneOfThem() {
        assertThat(Spread.of(List.of(7.0, 1.0, 3.0))).isEqualTo(new Spread(3.0, 1.0, 7.0));
    }
}
