package io.fraiseql.tenancy.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelationNameTest {
    @Test
    void unquotedNamesFoldToLowerCaseAsInSql() {
        assertThat(RelationName.parse("Sales.V_Post")).isEqualTo(RelationName.of("sales", "v_post"));
        assertThat(RelationName.parse("ÉTAT").name()).isEqualTo("État");
    }

    @Test
    void quotedNamesAreTakenAsTheyStand() {
        assertThat(RelationName.parse("\"Odd.Schema\".\"a\"\"b\"")).isEqualTo(RelationName.of("Odd.Schema", "a\"b"));
        assertThat(RelationName.parse("\"Odd.Schema\".\"a\"\"b\"").quoted()).isEqualTo("\"Odd.Schema\".\"a\"\"b\"");
    }

    @Test
    void itsTextIsReadBackAsTheSameName() {
        for (var name : new RelationName[] {RelationName.of("s", "v_post"), RelationName.of("S", "a b\"c")}) {
            assertThat(RelationName.parse(name.toString())).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a b", "a.b.c", "v_post; DROP TABLE x", "v_post--", "\"open", "1a", "a.", ".a", "\"\""})
    @DisplayName("attack 6: SQL in a name")
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> RelationName.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("attack 7: names that would be cut to one")
    void aNameThatPostgresWouldCutIsRefused() {
        assertThat(RelationName.parse("a".repeat(63)).name()).hasSize(63);
        assertThatThrownBy(() -> RelationName.parse("a".repeat(64))).hasMessageContaining("63 bytes");
        assertThatThrownBy(() -> RelationName.parse("é".repeat(32))).hasMessageContaining("63 bytes");
    }
}
