package io.fraiseql.tenancy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void aSwapOfNeighboursCountsAsOne() {
        assertThat(Nearest.distance("strategy", "startegy")).isEqualTo(1);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void aThirdOfTheWordMayBeWrongAndOneLetterInAnyCase() {
        assertThat(Nearest.to("prot", List.of("port", "host"))).contains("port");
        assertThat(Nearest.to("ab", List.of("abc"))).contains("abc");
        assertThat(Nearest.to("enabled", List.of("strategy", "resolve"))).isEmpty();
        assertThat(Nearest.to("hos", List.of("hot", "host"))).contains("host");
    }

    @Test
    void theCaseOfLettersCountsForWordsAndNotForNames() {
        assertThat(Nearest.to("PORT", List.of("port"))).isEmpty();
        assertThat(Nearest.inAnyCase("PORT", List.of("port"))).contains("port");
        assertThat(Nearest.inAnyCase("authorId", List.of("author_id", "title"))).contains("author_id");
    }

    @Test
    void ofNamesTheLongerOneCounts() {
        assertThat(Nearest.to("post", List.of("postId"))).isEmpty();
        assertThat(Nearest.hint("post", List.of("postId"))).isEqualTo("; did you mean postId?");
        assertThat(Nearest.hint("post", List.of("title"))).isEmpty();
    }
}
