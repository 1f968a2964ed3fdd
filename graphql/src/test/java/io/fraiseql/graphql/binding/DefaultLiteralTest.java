package io.fraiseql.graphql.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.Scalar;
import org.junit.jupiter.api.Test;

class DefaultLiteralTest {
    @Test
    void whatGraphQlQuotesAnAuthorNeedNot() {
        assertThat(of(Scalar.STRING, "draft")).hasValue("\"draft\"");
        assertThat(of(Scalar.STRING, "\"draft\"")).hasValue("\"draft\"");
        assertThat(of(Scalar.STRING, "two words, and a \" quote")).hasValue("\"two words, and a \\\" quote\"");
        assertThat(of(Scalar.STRING, "20")).hasValue("\"20\"");
        assertThat(of(Scalar.DATE, "2026-11-21")).hasValue("\"2026-11-21\"");
        assertThat(of(Scalar.INT, "20")).hasValue("20");
        assertThat(of(Scalar.BOOLEAN, "true")).hasValue("true");
    }

    @Test
    void whatIsNoneOfTheTypeIsRefused() {
        assertThat(of(Scalar.DATE, "tomorrow")).isEmpty();
        assertThat(of(Scalar.UUID, "1")).isEmpty();
        assertThat(of(Scalar.INT, "1.5")).isEmpty();
        assertThat(of(Scalar.INT, "\"1\"")).isEmpty();
        assertThat(of(Scalar.INT, "")).isEmpty();
        assertThat(of(Scalar.INT, "null")).isEmpty();
        assertThat(of(Scalar.INT, "$limit")).isEmpty();
    }

    @Test
    void nullIsADefaultOfWhatIsNullable() {
        assertThat(DefaultLiteral.of(new LeafType(Scalar.INT, false, true, false), "null"))
                .hasValue("null");
    }

    @Test
    void aListIsWrittenAsGraphQlWritesIt() {
        var strings = new LeafType(Scalar.STRING, true, false, false);

        assertThat(DefaultLiteral.of(strings, "[\"a\", \"b\"]")).hasValue("[\"a\",\"b\"]");
        assertThat(DefaultLiteral.of(strings, "[]")).hasValue("[]");
        assertThat(DefaultLiteral.of(strings, "[a]")).isEmpty();
        assertThat(DefaultLiteral.of(strings, "[null]")).isEmpty();
        assertThat(DefaultLiteral.of(strings, "\"a\"")).isEmpty();
    }

    private static java.util.Optional<String> of(Scalar scalar, String text) {
        return DefaultLiteral.of(new LeafType(scalar, false, false, false), text);
    }
}
