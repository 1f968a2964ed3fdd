package io.fraiseql.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an answer, nested ones included.
 *
 * @param byKey what tells a row from others, and the rows that bear it
 * @param empty the paths at which there might have been rows and were none
 */
record AnswerRows(Map<String, List<Row>> byKey, Set<String> empty) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /**
     * A row of an answer.
     *
     * @param path the fields that lead to it, such as {@code posts.comments}
     */
    record Row(String path, Map<String, @Nullable Object> fields) {
        @Override
        public String toString() {
            return path + " " + fields;
        }
    }

    static AnswerRows of(Map<String, @Nullable Object> data) {
        var rows = new AnswerRows(new LinkedHashMap<>(), new HashSet<>());
        var met = new HashSet<String>();
        data.forEach((field, value) -> {
            rows.collect(field, value, met);
            if (value == null) {
                rows.empty.add(field);
            }
        });
        rows.empty.removeAll(met);
        return rows;
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    private void collect(String path, @Nullable Object value, Set<String> met) {
        if (value instanceof Map<?, ?> json) {
            met.add(path);
            var row = new Row(path, JsonFields.of(json));
            String key = key(row);
            if (!key.isEmpty()) {
                byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
            }
            row.fields.forEach((field, child) -> collect(path + "." + field, child, met));
        } else if (value instanceof List<?> list) {
            if (list.isEmpty()) {
                empty.add(path);
            }
            list.forEach(element -> collect(path, element, met));
        }
    }

    /**
     * A UUID tells a row apart wherever it turns up. Any other id may be each tenant's own count from one, so that
     * there the whole row at its place has to be the same. Empty for a row without a value of its own, which is nothing
     * but those nested in it.
     */
    private static String key(Row row) {
        if (row.fields.get("id") instanceof String id && UUID.matcher(id).matches()) {
            return id;
        }
        var own = new TreeMap<String, @Nullable Object>(row.fields);
        own.remove("__typename");
        own.values().removeIf(value -> value instanceof Map || isListOfRows(value));
        return own.isEmpty() ? "" : row.path + " " + own;
    }

    private static boolean isListOfRows(@Nullable Object value) {
        return value instanceof List<?> list
                && list.stream().allMatch(element -> element instanceof Map || isListOfRows(element));
    }
}
