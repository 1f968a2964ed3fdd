package io.fraiseql.graphql.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.parser.Parser;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import io.fraiseql.graphql.model.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GraphQLScalarsTest {
    @ParameterizedTest
    @EnumSource
    void everyScalarHasATypeOfItsName(Scalar scalar) {
        assertThat(GraphQLScalars.type(scalar).getName()).isEqualTo(scalar.graphqlName());
    }

    @Test
    void variablesBecomeCanonicalValues() {
        assertThat(value(Scalar.UUID, "3F8A1C8E-1D2B-4C55-9A53-0C1F6A2B7D10"))
                .isEqualTo(UUID.fromString("3f8a1c8e-1d2b-4c55-9a53-0c1f6a2b7d10"));
        assertThat(value(Scalar.LONG, 1)).isEqualTo(1L);
        assertThat(value(Scalar.LONG, new BigInteger("9223372036854775807"))).isEqualTo(Long.MAX_VALUE);
        assertThat(value(Scalar.LONG, "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(value(Scalar.BIG_DECIMAL, "1.50")).isEqualTo(new BigDecimal("1.50"));
        assertThat(value(Scalar.BIG_DECIMAL, 3)).isEqualTo(new BigDecimal("3"));
        assertThat(value(Scalar.DATE, "2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(value(Scalar.TIME, "13:14")).isEqualTo(LocalTime.of(13, 14));
        assertThat(value(Scalar.DATE_TIME, "2026-11-21T13:14:15.5+02:00"))
                .isEqualTo(OffsetDateTime.parse("2026-11-21T11:14:15.5Z"));
        assertThat(value(Scalar.DURATION, "P1Y2M3DT4H5M6.7S")).isEqualTo("P1Y2M3DT4H5M6.7S");
        assertThat(value(Scalar.JSON, List.of(1))).isEqualTo(List.of(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UUID|1-1-1-1-1",
                "UUID|{3f8a1c8e-1d2b-4c55-9a53-0c1f6a2b7d10}",
                "UUID|''",
                "LONG|9223372036854775808",
                "LONG|1.0",
                "LONG|' 1'",
                "BIG_DECIMAL|1e1000000000",
                "BIG_DECIMAL|1e1001",
                "BIG_DECIMAL|NaN",
                "BIG_DECIMAL|0x10",
                "DATE|2023-02-29",
                "DATE|2023-2-9",
                "DATE|+12023-01-01",
                "DATE|0000-01-01",
                "TIME|25:00",
                "TIME|13:14:15.1234567",
                "TIME|13:14:15Z",
                "DATE_TIME|2026-11-21T13:14:15",
                "DATE_TIME|2026-11-21",
                "DATE_TIME|2026-11-21T13:14:15+99:00",
                "DATE_TIME|9999-12-31T23:59:59-05:00",
                "DURATION|P",
                "DURATION|P1DT",
                "DURATION|1 day"
            })
    @DisplayName("attack 35: what is no value of its type never reaches PostgreSQL")
    void badValuesAreRefused(Scalar scalar, String text) {
        assertThatThrownBy(() -> value(scalar, text))
                .isInstanceOf(CoercingParseValueException.class)
                .hasMessage("The value is not a valid " + scalar.graphqlName());
        assertThatThrownBy(() -> literal(scalar, "\"" + text + "\"")).isInstanceOf(CoercingParseLiteralException.class);
    }

    @Test
    void valuesOfOtherKindsAreRefused() {
        for (var scalar : List.of(Scalar.UUID, Scalar.DATE, Scalar.DATE_TIME, Scalar.TIME, Scalar.DURATION)) {
            assertThatThrownBy(() -> value(scalar, 1)).isInstanceOf(CoercingParseValueException.class);
        }
        assertThatThrownBy(() -> value(Scalar.LONG, true)).isInstanceOf(CoercingParseValueException.class);
        assertThatThrownBy(() -> value(Scalar.BIG_DECIMAL, Map.of())).isInstanceOf(CoercingParseValueException.class);
        assertThatThrownBy(() -> literal(Scalar.LONG, "true")).isInstanceOf(CoercingParseLiteralException.class);
        assertThatThrownBy(() -> literal(Scalar.BIG_DECIMAL, "1e1000000000"))
                .isInstanceOf(CoercingParseLiteralException.class);
    }

    @Test
    void literalsBecomeTheSameValues() {
        assertThat(literal(Scalar.LONG, "9007199254740993")).isEqualTo(9007199254740993L);
        assertThat(literal(Scalar.BIG_DECIMAL, "1.50")).isEqualTo(new BigDecimal("1.50"));
        assertThat(literal(Scalar.DATE, "\"2024-02-29\"")).isEqualTo(LocalDate.of(2024, 2, 29));
    }

    @Test
    void jsonTakesNoNumberThatIsLongWhenItIsWrittenOut() {
        var long10m = new BigDecimal("1e10000000");
        assertThat(value(Scalar.JSON, new BigDecimal("1e999"))).isEqualTo(new BigDecimal("1e999"));
        for (Object json : List.of(long10m, List.of(1, long10m), Map.of("a", Map.of("b", long10m)))) {
            assertThatThrownBy(() -> value(Scalar.JSON, json))
                    .isInstanceOf(CoercingParseValueException.class)
                    .hasMessageContaining("1000 digits");
        }
        assertThatThrownBy(() -> literal(Scalar.JSON, "{a: [1e10000000]}"))
                .isInstanceOf(CoercingParseLiteralException.class);
    }

    @Test
    void jsonTakesObjectsListsNullsAndVariables() {
        var json = literal(Scalar.JSON, "{a: [1, \"x\", null, true], b: $v, c: {}}");

        assertThat(json)
                .isEqualTo(Map.of("a", Arrays.asList(new BigInteger("1"), "x", null, true), "b", 7, "c", Map.of()));
        assertThatThrownBy(() -> literal(Scalar.JSON, "RED")).isInstanceOf(CoercingParseLiteralException.class);
    }

    private static Object value(Scalar scalar, Object input) {
        return GraphQLScalars.type(scalar).getCoercing().parseValue(input, GraphQLContext.getDefault(), Locale.ROOT);
    }

    private static Object literal(Scalar scalar, String text) {
        return GraphQLScalars.type(scalar)
                .getCoercing()
                .parseLiteral(
                        argument(text), CoercedVariables.of(Map.of("v", 7)), GraphQLContext.getDefault(), Locale.ROOT);
    }

    private static Value<?> argument(String text) {
        var query = Parser.parse("query($v: Int) { f(a: " + text + ") }")
                .getFirstDefinitionOfType(OperationDefinition.class)
                .orElseThrow();
        return ((Field) query.getSelectionSet().getSelections().getFirst())
                .getArguments()
                .getFirst()
                .getValue();
    }
}
