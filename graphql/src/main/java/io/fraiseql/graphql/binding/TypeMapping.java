package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.EnumType;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.model.ValueType;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which PostgreSQL type fits which scalar: the one table of it. Nothing is widened, so that what a client may
 * send, the column can hold.
 */
final class TypeMapping {
    private static final Set<String> TEXT = Set.of("text", "varchar", "bpchar", "citext");

    private static final Map<Scalar, Set<String>> BASES = Map.ofEntries(
            Map.entry(Scalar.ID, Set.of("uuid", "text", "varchar", "bpchar", "citext", "int2", "int4", "int8")),
            Map.entry(Scalar.UUID, Set.of("uuid")),
            Map.entry(Scalar.STRING, TEXT),
            Map.entry(Scalar.INT, Set.of("int2", "int4")),
            Map.entry(Scalar.LONG, Set.of("int8")),
            Map.entry(Scalar.FLOAT, Set.of("float4", "float8")),
            Map.entry(Scalar.BIG_DECIMAL, Set.of("numeric")),
            Map.entry(Scalar.BOOLEAN, Set.of("bool")),
            Map.entry(Scalar.DATE, Set.of("date")),
            Map.entry(Scalar.TIME, Set.of("time")),
            Map.entry(Scalar.DATE_TIME, Set.of("timestamptz", "timestamp")),
            Map.entry(Scalar.DURATION, Set.of("interval")),
            Map.entry(Scalar.JSON, Set.of("json", "jsonb")));

    private TypeMapping() {}

    /** What a type is looked at for. */
    enum Place {
        COLUMN("column ", ", or cast it in the view"),
        PARAMETER("parameter ", ""),
        RESULT("result ", "");

        private final String noun;
        private final String otherRemedy;

        Place(String noun, String otherRemedy) {
            this.noun = noun;
            this.otherRemedy = otherRemedy;
        }
    }

    /** Why a column, parameter or result cannot hold a leaf, with the remedy; empty when it can. */
    static Optional<String> problem(LeafType leaf, Column column, Place place) {
        String has = place.noun + column.name() + " is " + column.sqlType();
        if (leaf.list() != column.array()) {
            return Optional.of(has + (column.array() ? ", an array; declare a List" : ", no array; declare no List"));
        }
        if (fits(leaf.value(), column.base())) {
            return Optional.empty();
        }
        return Optional.of(has + " and does not fit " + leaf.value().graphqlName() + remedy(column.base(), place));
    }

    /** Whether a value of the type can be compared with a column, or passed as a parameter. */
    static boolean fits(ValueType value, String base) {
        return switch (value) {
            case Scalar scalar -> BASES.getOrDefault(scalar, Set.of()).contains(base);
            case EnumType ignored -> base.equals("enum") || TEXT.contains(base);
        };
    }

    /** Whether two columns can be compared, as a join does. */
    static boolean comparable(Column left, Column right) {
        return !left.array() && !right.array() && family(left).equals(family(right));
    }

    private static String family(Column column) {
        return switch (column.base()) {
            case "int2", "int4", "int8" -> "integer";
            case "enum" -> column.sqlType();
            default -> TEXT.contains(column.base()) ? "text" : column.base();
        };
    }

    private static String remedy(String base, Place place) {
        if (base.equals("enum")) {
            return "; declare an enum";
        }
        var scalars = EnumSet.allOf(Scalar.class).stream()
                .filter(scalar -> scalar != Scalar.ID && fits(scalar, base))
                .map(TypeMapping::javaType)
                .collect(Collectors.joining(" or "));
        return scalars.isEmpty()
                ? "; no Java type maps to it, so cast it in SQL"
                : "; declare " + scalars + place.otherRemedy;
    }

    private static String javaType(Scalar scalar) {
        return switch (scalar) {
            case ID, UUID, STRING -> scalar.graphqlName();
            case INT, LONG, FLOAT, BOOLEAN ->
                scalar == Scalar.FLOAT ? "double" : scalar.graphqlName().toLowerCase(Locale.ROOT);
            case BIG_DECIMAL -> "BigDecimal";
            case DATE -> "LocalDate";
            case TIME -> "LocalTime";
            case DATE_TIME -> "OffsetDateTime";
            case DURATION -> "Duration";
            case JSON -> "Object";
        };
    }
}
