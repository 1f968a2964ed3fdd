package io.fraiseql.graphql.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes values that Java made: what a method with a body answers, what introspection tells, an error's extensions. */
public final class JavaJson {
    /** PostgreSQL writes no zero at the end of a fraction; neither does this. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(TIME)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT);

    private JavaJson() {}

    /** Writes a value of any type that a leaf can have, or maps, lists and arrays of them. */
    public static void write(JsonBuffer out, @Nullable Object value) {
        switch (value) {
            case null -> out.nul();
            case Boolean bool -> out.bool(bool);
            case Double number when !Double.isFinite(number) -> out.nul();
            case Float number when !Float.isFinite(number) -> out.nul();
            case BigDecimal number -> out.raw(number.toPlainString());
            case Number number -> out.raw(number.toString());
            case Enum<?> constant -> out.string(constant.name());
            case Instant instant -> out.raw(quote(DATE_TIME.format(instant.atOffset(ZoneOffset.UTC))));
            case OffsetDateTime time -> out.raw(quote(DATE_TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC))));
            case LocalDateTime time -> out.raw(quote(DATE_TIME.format(time)));
            case LocalTime time -> out.raw(quote(TIME.format(time)));
            case LocalDate date -> out.raw(quote(date.toString()));
            case Duration duration -> out.raw(quote(duration.toString()));
            case Optional<?> optional -> write(out, optional.orElse(null));
            case Map<?, ?> map -> writeMap(out, map);
            case Iterable<?> list -> writeList(out, list);
            case Object[] array -> writeList(out, Arrays.asList(array));
            default -> out.string(value.toString());
        }
    }

    private static String quote(String ascii) {
        return '"' + ascii + '"';
    }

    private static void writeMap(JsonBuffer out, Map<?, ?> map) {
        char separator = '{';
        for (var entry : map.entrySet()) {
            out.ascii(separator).string(String.valueOf(entry.getKey())).ascii(':');
            write(out, entry.getValue());
            separator = ',';
        }
        if (separator == '{') {
            out.ascii('{');
        }
        out.ascii('}');
    }

    private static void writeList(JsonBuffer out, Iterable<?> list) {
        char separator = '[';
        for (Object element : list) {
            out.ascii(separator);
            write(out, element);
            separator = ',';
        }
        if (separator == '[') {
            out.ascii('[');
        }
        out.ascii(']');
    }
}
