package io.fraiseql.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContenderResultTest {
    @Test
    void aRatioIsThatOfTwoTurnsOfTheSameRound() {
        var turns = new LinkedHashMap<String, List<Measurement>>();
        turns.put("fraiseql", turns(100, 1000, 100));
        turns.put("peer", turns(50, 250, 100));

        List<ContenderResult> rows = ContenderResult.againstFirst(turns);

        assertThat(rows.getFirst().reference()).isTrue();
        assertThat(rows.getLast().reference()).isFalse();
        assertThat(rows.getLast().ratio()).isEqualTo(new Spread(2, 1, 4));
    }

    private static List<Measurement> turns(int... requests) {
        return IntStream.of(requests)
                .mapToObj(count -> new Measurement(new LoadResult(count, 1_000_000, 0, 1, 2, 0), 0, 0, 0, 0))
                .toList();
    }
}
