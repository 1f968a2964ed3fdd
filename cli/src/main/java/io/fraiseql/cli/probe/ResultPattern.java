package io.fraiseql.cli.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of a result that does not change from one run of a document to the next.
 *
 * @param stable whether at least its shape is the same each time
 * @param pattern the value, with {@link Any} for each single value that differs
 */
record ResultPattern(
        boolean failed, boolean stable, @Nullable Object pattern) {
    private enum Any {
        VALUE
    }

    /** The pattern of two results of one document. Single values that differ may be anything, such as a new id. */
    static ResultPattern of(OperationResult one, OperationResult two) {
        var values = new ArrayList<@Nullable Object>();
        boolean stable = one.failed() == two.failed() && merge(one.value(), two.value(), values);
        return new ResultPattern(one.failed(), stable, values.isEmpty() ? null : values.getFirst());
    }

    /** Whether a result is such a one. */
    boolean fits(OperationResult other) {
        return failed == other.failed() && fits(pattern, other.value());
    }

    private static boolean merge(@Nullable Object one, @Nullable Object two, List<@Nullable Object> into) {
        if (one instanceof Map<?, ?> first && two instanceof Map<?, ?> second) {
            var merged = new LinkedHashMap<Object, @Nullable Object>();
            for (var entry : first.entrySet()) {
                var value = new ArrayList<@Nullable Object>();
                if (!second.containsKey(entry.getKey())
                        || !merge(entry.getValue(), second.get(entry.getKey()), value)) {
                    return false;
                }
                merged.put(entry.getKey(), value.getFirst());
            }
            into.add(merged);
            return first.size() == second.size();
        }
        if (one instanceof List<?> first && two instanceof List<?> second) {
            var merged = new ArrayList<@Nullable Object>();
            for (int at = 0; at < Math.min(first.size(), second.size()); at++) {
                if (!merge(first.get(at), second.get(at), merged)) {
                    return false;
                }
            }
            into.add(merged);
            return first.size() == second.size();
        }
        into.add(Objects.equals(one, two) ? one : Any.VALUE);
        return Objects.equals(one, two) || (isSingle(one) && isSingle(two));
    }

    private static boolean fits(@Nullable Object pattern, @Nullable Object value) {
        if (pattern == Any.VALUE) {
            return isSingle(value);
        }
        if (pattern instanceof Map<?, ?> fields && value instanceof Map<?, ?> other) {
            return fields.keySet().equals(other.keySet())
                    && fields.entrySet().stream().allMatch(entry -> fits(entry.getValue(), other.get(entry.getKey())));
        }
        if (pattern instanceof List<?> items && value instanceof List<?> other) {
            for (int at = 0; at < items.size(); at++) {
                if (items.size() != other.size() || !fits(items.get(at), other.get(at))) {
                    return false;
                }
            }
            return items.size() == other.size();
        }
        return Objects.equals(pattern, value);
    }

    private static boolean isSingle(@Nullable Object value) {
        return value != null && !(value instanceof Map<?, ?>) && !(value instanceof List<?>);
    }
}
