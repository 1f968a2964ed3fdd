package io.fraiseql.isolation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.isolation.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {
    @ParameterizedTest
    @ValueSource(ints = {140_024, 150_019, 160_016, 170_011, 180_006, 190_000})
    void aServerWithTheFixesIsSound(int version) {
        assertThat(ServerVersion.inspect(version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {130_022, 140_023, 150_013, 170_005, 180_000})
    void aServerWithoutThemIsToldWhereToGo(int version) {
        assertThat(ServerVersion.inspect(version))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(Rule.S4));
    }

    @Test
    void theFixNamesTheFirstSoundVersion() {
        assertThat(ServerVersion.inspect(150_013).getFirst().fix()).contains("PostgreSQL 15.19");
        assertThat(ServerVersion.inspect(130_022).getFirst().fix()).contains("PostgreSQL 14 ");
    }
}
