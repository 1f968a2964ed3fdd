package io.fraiseql.tenancy.config;

import static io.fraiseql.tenancy.config.Conversions.constant;
import static io.fraiseql.tenancy.config.Conversions.kind;
import static io.fraiseql.tenancy.config.Conversions.narrow;
import static io.fraiseql.tenancy.config.Conversions.nonBlank;
import static io.fraiseql.tenancy.config.Conversions.truth;
import static io.fraiseql.tenancy.config.Conversions.whole;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tomlj.TomlArray;

/**
 * The values of one table of the file. Every getter answers empty when the key is absent or unusable, and tells the
 * second to {@link Problems}. A value that came from the environment is never shown: it may be a secret in the
 * wrong place.
 */
final class Section {
    private final Keys keys;
    private final Environment environment;

    Section(Keys keys, Environment environment) {
        this.keys = keys;
        this.environment = environment;
    }

    /** The table of this name inside this one; an empty one when it is absent. */
    Section section(String key) {
        return new Section(keys.table(key), environment);
    }

    /** The tables inside this one, by their names, in the order of the file. */
    Map<String, Section> sections() {
        var sections = new LinkedHashMap<String, Section>();
        keys.names().forEach(name -> sections.put(name, section(name)));
        return sections;
    }

    /** The tables of the list of this name, in the order of the file. */
    List<Section> tables(String key) {
        return keys.list(key).stream()
                .map(table -> new Section(table, environment))
                .toList();
    }

    boolean isPresent() {
        return keys.isPresent();
    }

    boolean has(String key) {
        return keys.value(key) != null;
    }

    Environment environment() {
        return environment;
    }

    Optional<String> text(String key) {
        return parsed(key, Function.identity());
    }

    /**
     * A string that the parser understands. It refuses by IllegalArgumentException, in a message that shows no value.
     */
    <T> Optional<T> parsed(String key, Function<String, T> parser) {
        Object value = keys.value(key);
        return switch (value) {
            case null -> Optional.empty();
            case String text -> guarded(key, () -> parser.apply(nonBlank(environment.expand(text))));
            default -> refused(key, value, "a string");
        };
    }

    Optional<Integer> integer(Range<Integer> range) {
        String key = range.key();
        Object value = keys.value(key);
        return switch (value) {
            case null -> Optional.empty();
            case Long number -> guarded(key, () -> range.check(narrow(number)));
            case String text
            when Environment.hasPlaceholder(text) ->
                guarded(key, () -> range.check(narrow(whole(environment.expand(text)))));
            default -> refused(key, value, "a whole number");
        };
    }

    Optional<Boolean> flag(String key) {
        Object value = keys.value(key);
        return switch (value) {
            case null -> Optional.empty();
            case Boolean flag -> Optional.of(flag);
            case String text
            when Environment.hasPlaceholder(text) -> guarded(key, () -> truth(environment.expand(text)));
            default -> refused(key, value, "true or false");
        };
    }

    Optional<LocalDate> date(String key) {
        Object value = keys.value(key);
        return switch (value) {
            case null -> Optional.empty();
            case LocalDate date -> Optional.of(date);
            default -> refused(key, value, "a date, written 2026-11-21 without quotes");
        };
    }

    Optional<Duration> duration(Range<Duration> range) {
        return parsed(range.key(), text -> range.check(Durations.parse(text)));
    }

    /** One of an enum's constants, in lower case. */
    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        boolean literal = keys.value(key) instanceof String text && !Environment.hasPlaceholder(text);
        return parsed(key, text -> constant(type, text, literal));
    }

    /** A list of an enum's constants, in lower case. */
    <E extends Enum<E>> Optional<List<E>> choices(String key, Class<E> type) {
        return list(key, (text, literal) -> constant(type, text, literal));
    }

    Optional<List<String>> texts(String key, Function<String, String> parser) {
        return list(key, (text, literal) -> parser.apply(text));
    }

    /**
     * All strings of this table, those of its tables too, by their dotted names and in the order of the file.
     *
     * @param check refuses a name by IllegalArgumentException
     */
    Map<String, String> entries(Consumer<String> check) {
        var entries = new LinkedHashMap<String, String>();
        for (List<String> path : keys.paths()) {
            String name = String.join(".", path);
            try {
                check.accept(name);
                if (keys.value(path) instanceof String text) {
                    entries.put(name, nonBlank(environment.expand(text)));
                } else {
                    keys.refuse(path, "'" + name + "' must be a string");
                }
            } catch (IllegalArgumentException e) {
                keys.refuse(path, described(name, e));
            }
        }
        return entries;
    }

    /** Tells a problem at this key, or at the section when the key is absent. */
    void refuse(String key, String message) {
        keys.refuse(key, message);
    }

    /** Tells what a rule refuses, at the key that it names. */
    void check(Runnable rule) {
        try {
            rule.run();
        } catch (RefusedValueException e) {
            refuse(e.key(), String.valueOf(e.getMessage()));
        }
    }

    /** Makes a record of values of this table; a value that the record refuses is told at its key. */
    <T> Optional<T> made(Supplier<T> constructor) {
        try {
            return Optional.of(constructor.get());
        } catch (RefusedValueException e) {
            refuse(e.key(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private <T> Optional<List<T>> list(String key, ElementParser<T> parser) {
        Object value = keys.value(key);
        return switch (value) {
            case null -> Optional.empty();
            case TomlArray array -> Optional.of(elements(key, array, parser));
            default -> refused(key, value, "a list of strings");
        };
    }

    private <T> List<T> elements(String key, TomlArray array, ElementParser<T> parser) {
        var elements = new ArrayList<T>();
        for (int i = 0; i < array.size(); i++) {
            try {
                if (array.get(i) instanceof String text) {
                    elements.add(parser.parse(nonBlank(environment.expand(text)), !Environment.hasPlaceholder(text)));
                } else {
                    keys.refuse(
                            array.inputPositionOf(i),
                            "'" + key + "' holds " + kind(array.get(i)) + "; it must be a list of strings");
                }
            } catch (IllegalArgumentException e) {
                keys.refuse(array.inputPositionOf(i), described(key, e));
            }
        }
        return List.copyOf(elements);
    }

    private <T> Optional<T> refused(String key, Object value, String wanted) {
        keys.refuse(key, "'" + key + "' is " + kind(value) + "; it must be " + wanted);
        return Optional.empty();
    }

    private <T> Optional<T> guarded(String key, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (IllegalArgumentException e) {
            keys.refuse(key, described(key, e));
            return Optional.empty();
        }
    }

    private static String described(String key, IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(key) || message.startsWith("'" + key) ? message : key + ": " + message;
    }

    private interface ElementParser<T> {
        T parse(String text, boolean literal);
    }
}
