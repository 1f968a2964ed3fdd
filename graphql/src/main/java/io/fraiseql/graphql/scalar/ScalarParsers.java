package io.fraiseql.graphql.scalar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client may send. Years are 0001 to 9999, which PostgreSQL and ISO 8601 write alike; a number is at most
 * {@value #MAX_DIGITS} digits long when it is written out, so that {@code 1e1000000000} costs nothing.
 */
final class ScalarParsers {
    static final int MAX_DIGITS = 1_000;
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern INTEGER_FORM = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern DECIMAL_FORM = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,5})?");
    private static final Pattern TIME_FORM = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?");
    private static final Pattern DATE_TIME_FORM = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern DURATION_FORM =
            Pattern.compile("P(?=.)(-?[0-9]{1,8}Y)?(-?[0-9]{1,8}M)?(-?[0-9]{1,8}W)?(-?[0-9]{1,8}D)?"
                    + "(T(?=.)(-?[0-9]{1,8}H)?(-?[0-9]{1,8}M)?(-?[0-9]{1,9}(\\.[0-9]{1,6})?S)?)?");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private ScalarParsers() {}

    static Optional<UUID> uuid(Object input) {
        return text(input, UUID_FORM).map(UUID::fromString);
    }

    static Optional<Long> wholeNumber(Object input) {
        return switch (input) {
            case Integer number -> Optional.of(number.longValue());
            case Long number -> Optional.of(number);
            case BigInteger number when number.bitLength() < Long.SIZE -> Optional.of(number.longValue());
            case String text when INTEGER_FORM.matcher(text).matches() -> wholeNumber(new BigInteger(text));
            default -> Optional.empty();
        };
    }

    static Optional<BigDecimal> decimal(Object input) {
        Optional<BigDecimal> number = switch (input) {
            case Integer integer -> Optional.of(BigDecimal.valueOf(integer));
            case Long integer -> Optional.of(BigDecimal.valueOf(integer));
            case BigInteger integer when integer.bitLength() <= 4 * MAX_DIGITS -> Optional.of(new BigDecimal(integer));
            case Double floating when Double.isFinite(floating) -> Optional.of(BigDecimal.valueOf(floating));
            case BigDecimal decimal -> Optional.of(decimal);
            case String text
            when text.length() <= MAX_DIGITS && DECIMAL_FORM.matcher(text).matches() ->
                Optional.of(new BigDecimal(text));
            default -> Optional.empty();
        };
        return number.filter(ScalarParsers::shortEnough);
    }

    static Optional<LocalDate> date(Object input) {
        return input instanceof String text && text.length() == 10
                ? parsed(() -> LocalDate.parse(text, DATE)).filter(date -> date.getYear() > 0)
                : Optional.empty();
    }

    static Optional<LocalTime> time(Object input) {
        return text(input, TIME_FORM).flatMap(text -> parsed(() -> LocalTime.parse(text)));
    }

    static Optional<OffsetDateTime> dateTime(Object input) {
        return text(input, DATE_TIME_FORM)
                .flatMap(text -> parsed(() -> OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC)))
                .filter(time -> time.getYear() > 0 && time.getYear() < 10_000);
    }

    static Optional<String> duration(Object input) {
        return text(input, DURATION_FORM);
    }

    private static Optional<String> text(Object input, Pattern form) {
        return input instanceof String text && form.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** Whether every number in a JSON value is one that may be written out. */
    static boolean isShort(@Nullable Object json) {
        return switch (json) {
            case BigDecimal number -> shortEnough(number);
            case BigInteger number -> number.bitLength() <= 4 * MAX_DIGITS;
            case Map<?, ?> object -> object.values().stream().allMatch(ScalarParsers::isShort);
            case List<?> list -> list.stream().allMatch(ScalarParsers::isShort);
            case null, default -> true;
        };
    }

    private static boolean shortEnough(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_DIGITS && number.precision() <= MAX_DIGITS;
    }

    private static <T> Optional<T> parsed(Supplier<T> parse) {
        try {
            return Optional.of(parse.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
