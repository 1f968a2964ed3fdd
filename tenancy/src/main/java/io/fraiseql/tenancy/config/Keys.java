package io.fraiseql.tenancy.config;

import static io.fraiseql.tenancy.config.Conversions.kind;

import io.fraiseql.tenancy.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * The keys of one table of the file. A key is known once somebody has asked for it; those that nobody asked for are the
 * unknown ones.
 */
final class Keys {
    private static final int SHOWN_CHARS = 60;
    private static final TomlTable EMPTY = Toml.parse("");

    private final String name;
    private final TomlTable table;
    private final @Nullable TomlPosition position;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, Keys> tables = new LinkedHashMap<>();

    private Keys(String name, TomlTable table, @Nullable TomlPosition position, Problems problems) {
        this.name = name;
        this.table = table;
        this.position = position;
        this.problems = problems;
    }

    static Keys of(TomlTable file, Problems problems) {
        return new Keys("", file, TomlPosition.positionAt(1, 1), problems);
    }

    /** The keys of the table of this name; without one, no keys. */
    Keys table(String key) {
        String path = name.isEmpty() ? key : name + "." + key;
        Object value = value(key);
        if (value != null && !(value instanceof TomlTable)) {
            refuse(key, "'" + path + "' is " + kind(value) + "; write a section [" + path + "]");
        }
        TomlTable inner = value instanceof TomlTable found ? found : EMPTY;
        var keys = new Keys(path, inner, position(List.of(key)), problems);
        tables.put(key, keys);
        return keys;
    }

    /** The keys of each table of the list of this name, in the order of the file. */
    List<Keys> list(String key) {
        String path = name.isEmpty() ? key : name + "." + key;
        Object value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof TomlArray array && array.toList().stream().allMatch(TomlTable.class::isInstance))) {
            refuse(key, "'" + path + "' is " + kind(value) + "; write a section [[" + path + "]] for each");
            return List.of();
        }
        var elements = new ArrayList<Keys>();
        for (int i = 0; i < array.size(); i++) {
            var keys = new Keys(path, array.getTable(i), array.inputPositionOf(i), problems);
            elements.add(keys);
            tables.put(key + "[" + i + "]", keys);
        }
        return elements;
    }

    /** The names of this table's keys, whatever they hold. */
    Set<String> names() {
        return new LinkedHashSet<>(table.keySet());
    }

    boolean isPresent() {
        return position != null;
    }

    @Nullable Object value(String key) {
        known.add(key);
        return table.get(List.of(key));
    }

    /**
     * The paths to all values of this table and of those in it, in the order of the file. All are known from now on.
     */
    Set<List<String>> paths() {
        known.addAll(table.keySet());
        return table.keyPathSet();
    }

    @Nullable Object value(List<String> path) {
        return table.get(path);
    }

    /** Tells a problem at this key, or at the table when the key is absent. */
    void refuse(String key, String message) {
        refuse(List.of(key), message);
    }

    void refuse(List<String> path, String message) {
        TomlPosition at = position(path);
        problems.add(at == null ? position : at, message);
    }

    void refuse(@Nullable TomlPosition at, String message) {
        problems.add(at, message);
    }

    /** Tells of every unknown key, here and in the tables below. */
    void refuseUnknown() {
        var homes = new LinkedHashMap<String, String>();
        collectHomes(homes);
        refuseUnknown(homes);
    }

    private void refuseUnknown(Map<String, String> homes) {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                refuse(key, unknown(key, homes.get(key)));
            }
        }
        tables.values().forEach(below -> below.refuseUnknown(homes));
    }

    private String unknown(String key, @Nullable String home) {
        boolean isTable = table.get(List.of(key)) instanceof TomlTable;
        String shown = key.length() > SHOWN_CHARS ? key.substring(0, SHOWN_CHARS) + "..." : key;
        return "unknown " + (isTable ? "section" : "key") + " '" + shown + "'"
                + (name.isEmpty() ? "" : " in [" + name + "]")
                + Nearest.to(key, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse(home == null ? "" : "; it belongs in [" + home + "]");
    }

    private void collectHomes(Map<String, String> homes) {
        known.stream().filter(key -> !tables.containsKey(key)).forEach(key -> homes.putIfAbsent(key, name));
        tables.values().forEach(below -> below.collectHomes(homes));
    }

    private @Nullable TomlPosition position(List<String> path) {
        return table.inputPositionOf(path);
    }
}
