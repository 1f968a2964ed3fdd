package io.fraiseql.tenancy.config;

import io.fraiseql.tenancy.text.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * From what the file or the environment says to what a key takes; refusal is an IllegalArgumentException that says what
 * would be right.
 */
final class Conversions {
    private Conversions() {}

    /** The constant of this name in lower case. A literal text stands in the file as it is, and so may be shown. */
    static <E extends Enum<E>> E constant(Class<E> type, String text, boolean literal) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        if (names.contains(text)) {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        }
        throw new IllegalArgumentException(
                (literal ? "unknown value '" + text + "'" : "unknown value") + "; it is one of "
                        + String.join(", ", names)
                        + Nearest.to(text, names)
                                .filter(near -> literal)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(""));
    }

    static String nonBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the value is empty; leave the key out, or set it");
        }
        return text;
    }

    static long whole(String text) {
        if (!text.matches("[+-]?\\d{1,18}")) {
            throw new IllegalArgumentException("the environment gives something that is no whole number");
        }
        return Long.parseLong(text);
    }

    static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("the environment gives something other than true or false");
        };
    }

    // A number beyond an int is out of every range; it must not wrap around into one.
    static int narrow(long number) {
        return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** How a message calls the type of a TOML value. */
    static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case String _ -> "a string";
            case Long _ -> "a whole number";
            case Double _ -> "a number with a fraction";
            case Boolean _ -> "true or false";
            case TomlArray _ -> "a list";
            case TomlTable _ -> "a section";
            default -> "a date or a time";
        };
    }
}
