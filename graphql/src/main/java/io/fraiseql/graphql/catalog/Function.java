package io.fraiseql.graphql.catalog;

import io.fraiseql.graphql.model.Column;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A function or procedure.
 *
 * @param executable whether the connected role may call it
 * @param parameters what a caller passes, in order
 * @param set whether it returns a set
 * @param result what it returns
 */
public record Function(
        String schema,
        String name,
        boolean procedure,
        boolean executable,
        List<Parameter> parameters,
        boolean set,
        Result result) {
    public Function {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter.
     *
     * @param type its type, under its name; the name is empty when the function gives none
     */
    public record Parameter(Column type, boolean hasDefault) {}

    /** What a call yields. */
    public sealed interface Result {
        /** {@code void}. */
        record Nothing() implements Result {}

        /** One value of a type that has no columns, under the name {@code value}. */
        record Value(Column column) implements Result {}

        /** Rows with these columns, by name. */
        record Row(Map<String, Column> columns) implements Result {
            public Row {
                columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            }
        }

        /** {@code record} without columns, {@code trigger} and the like. */
        record Opaque(String type) implements Result {}
    }
}
