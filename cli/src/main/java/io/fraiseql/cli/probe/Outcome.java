package io.fraiseql.cli.probe;

import io.fraiseql.api.GraphQLException;
import io.fraiseql.graphql.GraphQLResult;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.tenancy.TenancyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client is answered, as far as it can see it: of an error that the server keeps to itself, that there was one.
 *
 * @param text as it goes over the wire
 * @param value the same, read: maps, lists, strings, numbers, booleans, null
 */
record Outcome(boolean failed, String text, @Nullable Object value) {
    /** An answer of the engine. */
    static Outcome of(GraphQLResult result) {
        var bytes = new ByteArrayOutputStream();
        try {
            result.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        Object value = JsonMapper.shared().readValue(text, Object.class);
        return new Outcome(!result.errorCodes().isEmpty(), text, value);
    }

    /** An exception, as the server tells of it. */
    static Outcome of(RuntimeException failure) {
        String text = switch (failure) {
            case RequestException e -> e.kind().code() + ": " + e.problems();
            case GraphQLException e -> e.code() + ": " + e.getMessage();
            case TenancyException e -> e.getClass().getSimpleName();
            default -> "INTERNAL";
        };
        return new Outcome(true, text, text);
    }

    /** What two runs of one document have in common: single values that differ may be anything, such as a new id. */
    Common common(Outcome again) {
        var values = new ArrayList<@Nullable Object>();
        boolean stable = failed == again.failed && Common.merge(value, again.value, values);
        return new Common(failed, stable, values.isEmpty() ? null : values.getFirst());
    }

    /**
     * The part of an answer that does not change by itself.
     *
     * @param stable whether at least its shape is the same each time
     */
    record Common(boolean failed, boolean stable, @Nullable Object pattern) {
        private enum Any {
            VALUE
        }

        /** Whether an answer is such a one. */
        boolean fits(Outcome other) {
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
                        && fields.entrySet().stream()
                                .allMatch(entry -> fits(entry.getValue(), other.get(entry.getKey())));
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
}
