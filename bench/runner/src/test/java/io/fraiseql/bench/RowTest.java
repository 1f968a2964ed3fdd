package io.fraiseql.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowTest {
    @Test
    void aRatioIsThatOfTwoTurnsOfTheSameRound() {
        var turns = new LinkedHashMap<String, List<Turn>>();
        turns.put("fraiseql", turns(100, 1000, 100));
        turns.put("peer", turns(50, 250, 100));

        List<Row> rows = Row.againstFirst(turns);

        assertThat(rows.getFirst().reference()).isTrue();
        assertThat(rows.getLast().reference()).isFalse();
        assertThat(rows.getLast().ratio()).isEqualTo(new Spread(2, 1, 4));
    }

    private static List<Turn> turns(int... requests) {
        return IntStream.of(requests)
                .mapToObj(count -> new Turn(new Load(count, 1_000_000, 0, 1, 2, 0), 0, 0, 0, 0))
                .toList();
    }
}
