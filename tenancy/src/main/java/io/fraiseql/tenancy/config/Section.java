package io.fraiseql.tenancy.config;

import static io.fraiseql.tenancy.config.Conversions.constant;
import static io.fraiseql.tenancy.config.Conversions.kind;
import static io.fraiseql.tenancy.config.Conversions.narrow;
import static io.fraiseql.tenancy.config.Conversions.nonBlank;
import static io.fraiseql.tenancy.config.Conversions.truth;
import static io.fraiseql.tenancy.config.Conversions.whole;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * One table of the file. Every getter answers empty when the key is absent or unusable, and tells the second to {@link Problems}; the key is
 * known from then on, so that the keys nobody asked for are the unknown ones. A value that came from the environment is never
 * shown: it may be a secret in the wrong place.
 */
final class Section {
    private final String name;
    private final TomlTable table;
    private final @Nullable TomlPosition position;
    private final Problems problems;
    private final Environment environment;
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, Section> children = new LinkedHashMap<>();

    Section(String name, TomlTable table, @Nullable TomlPosition position, Problems problems, Environment environment) {
        this.name = name;
        this.table = table;
        this.position = position;
        this.problems = problems;
        this.environment = environment;
    }

    /** The table of this name inside this one; an empty one when it is absent. */
    Section section(String key) {
        String path = name.isEmpty() ? key : name + "." + key;
        Object value = value(key);
        TomlTable inner = value instanceof TomlTable found ? found : Toml.parse("");
        if (value != null && !(value instanceof TomlTable)) {
            refuse(key, "'" + path + "' is " + kind(value) + "; write a section [" + path + "]");
        }
        var child = new Section(path, inner, position(key), problems, environment);
        children.put(key, child);
        return child;
    }

    boolean isPresent() {
        return position != null;
    }

    boolean has(String key) {
        return value(key) != null;
    }

    Environment environment() {
        return environment;
    }

    Optional<String> text(String key) {
        return parsed(key, Function.identity());
    }

    /** A string that the parser understands. It refuses by IllegalArgumentException, in a message that shows no value. */
    <T> Optional<T> parsed(String key, Function<String, T> parser) {
        Object value = value(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            return refused(key, "'" + key + "' is " + kind(value) + "; it must be a string");
        }
        return guarded(key, () -> parser.apply(nonBlank(environment.expand(text))));
    }

    Optional<Integer> integer(String key, Range<Integer> range) {
        Object value = value(key);
        return switch (value) {
            case null -> Optional.empty();
            case Long number -> guarded(key, () -> range.check(key, narrow(number)));
            case String text
            when Environment.hasPlaceholder(text) ->
                guarded(key, () -> range.check(key, narrow(whole(environment.expand(text)))));
            default -> refused(key, "'" + key + "' is " + kind(value) + "; it must be a whole number");
        };
    }

    Optional<Boolean> flag(String key) {
        Object value = value(key);
        return switch (value) {
            case null -> Optional.empty();
            case Boolean flag -> Optional.of(flag);
            case String text
            when Environment.hasPlaceholder(text) -> guarded(key, () -> truth(environment.expand(text)));
            default -> refused(key, "'" + key + "' is " + kind(value) + "; it must be true or false");
        };
    }

    Optional<Duration> duration(String key, Range<Duration> range) {
        return parsed(key, text -> range.check(key, Durations.parse(text)));
    }

    /** One of an enum's constants, in lower case. */
    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        boolean literal = value(key) instanceof String text && !Environment.hasPlaceholder(text);
        return parsed(key, text -> constant(type, text, literal));
    }

    /** A list of an enum's constants, in lower case. */
    <E extends Enum<E>> Optional<List<E>> choices(String key, Class<E> type) {
        return list(key, (text, literal) -> constant(type, text, literal));
    }

    Optional<List<String>> texts(String key, Function<String, String> parser) {
        return list(key, (text, literal) -> parser.apply(text));
    }

    /** All strings of this table, those of its tables too, by their dotted names and in the order of the file. */
    Map<String, String> entries() {
        var entries = new LinkedHashMap<String, String>();
        known.addAll(table.keySet());
        for (List<String> path : table.keyPathSet()) {
            String entry = String.join(".", path);
            if (table.get(path) instanceof String text) {
                guarded(path, () -> nonBlank(environment.expand(text))).ifPresent(value -> entries.put(entry, value));
            } else {
                problems.add(table.inputPositionOf(path), "'" + entry + "' must be a string, the name of a claim");
            }
        }
        return entries;
    }

    /** Tells a problem at this key, or at the section when the key is absent. */
    void refuse(String key, String message) {
        TomlPosition at = position(key);
        problems.add(at == null ? position : at, message);
    }

    /** Tells a problem at a dotted name of {@link #entries}. */
    void refuseEntry(String entry, String message) {
        table.keyPathSet().stream()
                .filter(path -> String.join(".", path).equals(entry))
                .findFirst()
                .ifPresent(path -> problems.add(table.inputPositionOf(path), message));
    }

    /** Tells of every key that nobody asked for, here and in the tables below. */
    void refuseUnknown() {
        var homes = new LinkedHashMap<String, String>();
        collectHomes(homes);
        refuseUnknown(homes);
    }

    private void refuseUnknown(Map<String, String> homes) {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                refuse(key, unknown(key, homes));
            }
        }
        children.values().forEach(child -> child.refuseUnknown(homes));
    }

    private String unknown(String key, Map<String, String> homes) {
        boolean isSection = table.get(List.of(key)) instanceof TomlTable;
        String home = homes.get(key);
        return "unknown " + (isSection ? "section" : "key") + " '" + shortened(key) + "'"
                + (name.isEmpty() ? "" : " in [" + name + "]")
                + Nearest.to(key, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse(home == null ? "" : "; it belongs in [" + home + "]");
    }

    private static String shortened(String key) {
        return key.length() > 60 ? key.substring(0, 60) + "..." : key;
    }

    private void collectHomes(Map<String, String> homes) {
        known.stream().filter(key -> !children.containsKey(key)).forEach(key -> homes.putIfAbsent(key, name));
        children.values().forEach(child -> child.collectHomes(homes));
    }

    private <T> Optional<List<T>> list(String key, ElementParser<T> parser) {
        Object value = value(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof TomlArray array)) {
            return refused(key, "'" + key + "' is " + kind(value) + "; it must be a list of strings");
        }
        var elements = new ArrayList<T>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof String text)) {
                problems.add(
                        array.inputPositionOf(i),
                        "'" + key + "' holds " + kind(array.get(i)) + "; it must be a list of strings");
                continue;
            }
            try {
                elements.add(parser.parse(nonBlank(environment.expand(text)), !Environment.hasPlaceholder(text)));
            } catch (IllegalArgumentException e) {
                problems.add(array.inputPositionOf(i), describe(key, e));
            }
        }
        return Optional.of(List.copyOf(elements));
    }

    private @Nullable Object value(String key) {
        known.add(key);
        return table.get(List.of(key));
    }

    private @Nullable TomlPosition position(String key) {
        return table.inputPositionOf(List.of(key));
    }

    private <T> Optional<T> refused(String key, String message) {
        refuse(key, message);
        return Optional.empty();
    }

    private <T> Optional<T> guarded(String key, Supplier<T> reader) {
        return guarded(List.of(key), reader);
    }

    private <T> Optional<T> guarded(List<String> path, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (IllegalArgumentException e) {
            problems.add(table.inputPositionOf(path), describe(String.join(".", path), e));
            return Optional.empty();
        }
    }

    private static String describe(String key, IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(key) ? message : key + ": " + message;
    }

    private interface ElementParser<T> {
        T parse(String text, boolean literal);
    }
}
