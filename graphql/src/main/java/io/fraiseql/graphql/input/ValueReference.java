package io.fraiseql.graphql.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a value comes from when a plan runs. Immutable. */
public sealed interface ValueReference {
    /** The value, given the coerced variables of a request. */
    @Nullable Object resolve(Map<String, @Nullable Object> variables);

    /** Stands in the document, or follows from it. */
    record Constant(@Nullable Object value) implements ValueReference {
        @Override
        public @Nullable Object resolve(Map<String, @Nullable Object> variables) {
            return value;
        }
    }

    /**
     * A variable, or a place inside one.
     *
     * @param path keys of objects and indexes of lists
     */
    record Variable(String name, List<Object> path) implements ValueReference {
        public Variable {
            path = List.copyOf(path);
        }

        @Override
        public @Nullable Object resolve(Map<String, @Nullable Object> variables) {
            Object value = variables.get(name);
            for (Object step : path) {
                value = switch (value) {
                    case Map<?, ?> map -> map.get(step);
                    case List<?> list when step instanceof Integer index -> list.get(index);
                    case null, default -> throw new IllegalStateException("a variable has another shape than its plan");
                };
            }
            return value;
        }

        Variable at(Object step) {
            var longer = new ArrayList<>(path);
            longer.add(step);
            return new Variable(name, longer);
        }
    }

    /** A list that the document writes out, with variables among its elements. */
    record Elements(List<ValueReference> elements) implements ValueReference {
        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public Object resolve(Map<String, @Nullable Object> variables) {
            var values = new ArrayList<@Nullable Object>(elements.size());
            for (var element : elements) {
                values.add(element.resolve(variables));
            }
            return values;
        }
    }
}
