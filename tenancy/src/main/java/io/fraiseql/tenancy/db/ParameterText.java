package io.fraiseql.tenancy.db;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A Java value as the text that PostgreSQL reads for a type. */
final class ParameterText {
    private ParameterText() {}

    /**
     * The text, or null for null.
     *
     * @throws IllegalArgumentException for a value that has no such text
     */
    static @Nullable String of(@Nullable Object value, ParameterType type) {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> of(optional.orElse(null), type);
            case String text -> text;
            case Enum<?> constant -> label(constant, type);
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case Character character -> character.toString();
            case UUID id -> id.toString();
            case OffsetDateTime time -> time.toString();
            case ZonedDateTime time -> time.toOffsetDateTime().toString();
            case Instant time -> time.toString();
            case LocalDate date -> date.toString();
            case LocalTime time -> time.toString();
            case LocalDateTime time -> time.toString();
            case OffsetTime time -> time.toString();
            case Duration duration -> duration.toString();
            case Period period -> period.toString();
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            case Object[] array -> array(Arrays.asList(array), type);
            case int[] array -> array(Arrays.stream(array).boxed().toList(), type);
            case long[] array -> array(Arrays.stream(array).boxed().toList(), type);
            case double[] array -> array(Arrays.stream(array).boxed().toList(), type);
            case Collection<?> collection -> array(new ArrayList<>(collection), type);
            case Map<?, ?> _ -> throw unfit(value, type);
            default -> throw unfit(value, type);
        };
    }

    private static IllegalArgumentException unfit(Object value, ParameterType type) {
        return new IllegalArgumentException("a " + value.getClass().getName() + " cannot fill a parameter of type "
                + type.name() + (type.isJson() ? "; give the JSON as a String" : "; convert it first"));
    }

    // Labels are written either way; the catalog knows which.
    private static String label(Enum<?> constant, ParameterType type) {
        String exact = constant.name();
        String lower = exact.toLowerCase(Locale.ROOT);
        return !type.labels().contains(exact) && type.labels().contains(lower) ? lower : exact;
    }

    private static String array(List<? extends @Nullable Object> elements, ParameterType type) {
        if (!type.isArray()) {
            throw unfit(elements, type);
        }
        var literal = new StringBuilder("{");
        for (Object element : elements) {
            if (literal.length() > 1) {
                literal.append(',');
            }
            if (element instanceof Collection<?> || element instanceof Object[]) {
                literal.append(of(element, type));
            } else {
                appendElement(literal, of(element, type));
            }
        }
        return literal.append('}').toString();
    }

    private static void appendElement(StringBuilder literal, @Nullable String text) {
        if (text == null) {
            literal.append("NULL");
            return;
        }
        literal.append('"');
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"' || character == '\\') {
                literal.append('\\');
            }
            literal.append(character);
        }
        literal.append('"');
    }
}
