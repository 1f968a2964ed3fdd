package io.fraiseql.graphql.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One argument's value as a planner sees it: its structure, which shapes the SQL, and references to its leaves, which
 * do not. A plan is kept under {@link VariableShape the shape of its variables}, so structure that a variable brings
 * may be relied on.
 */
public sealed interface InputValue {
    /** Neither given nor defaulted. */
    record Absent() implements InputValue {}

    /** Given as null. */
    record Null() implements InputValue {}

    /**
     * A scalar, an enum value or a list of them.
     *
     * @param current the value of the request that is being planned; of a kept plan only enum values and booleans stay
     *     the same
     */
    record Leaf(ValueReference reference, Object current) implements InputValue {}

    /** An input object; only fields that are given. */
    record Fields(Map<String, InputValue> fields) implements InputValue {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** A list of input objects. */
    record Items(List<InputValue> items) implements InputValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Whether there is a value: neither absent nor null. */
    default boolean isGiven() {
        return !(this instanceof Absent) && !(this instanceof Null);
    }

    /** The input of a coerced value, with its leaves referring to the place it was found at. */
    static InputValue of(@Nullable Object value, ValueReference reference) {
        return switch (value) {
            case null -> new Null();
            case Map<?, ?> map -> {
                var fields = new LinkedHashMap<String, InputValue>();
                map.forEach((name, field) ->
                        fields.put((String) name, of(field, step(reference, (String) name, field))));
                yield new Fields(fields);
            }
            case List<?> list
            when !list.isEmpty() && list.stream().allMatch(Map.class::isInstance) -> {
                var items = new ArrayList<InputValue>();
                for (int i = 0; i < list.size(); i++) {
                    items.add(of(list.get(i), step(reference, i, list.get(i))));
                }
                yield new Items(items);
            }
            default -> new Leaf(reference, value);
        };
    }

    private static ValueReference step(ValueReference reference, Object step, @Nullable Object value) {
        return reference instanceof ValueReference.Variable variable
                ? variable.at(step)
                : new ValueReference.Constant(value);
    }
}
