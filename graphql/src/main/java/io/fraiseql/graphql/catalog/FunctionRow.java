package io.fraiseql.graphql.catalog;

import io.fraiseql.graphql.catalog.Function.Parameter;
import io.fraiseql.graphql.catalog.Function.Result;
import io.fraiseql.graphql.model.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A row of {@code pg_proc}.
 *
 * @param names of all arguments, or empty
 * @param modes of all arguments as the catalog writes them, or empty: all are passed in
 * @param argumentTypes of all arguments
 * @param defaults how many of the last arguments that are passed in have a default
 * @param resultRelation the relation whose rows it returns, or 0
 */
record FunctionRow(
        String schema,
        String name,
        boolean visible,
        boolean procedure,
        boolean executable,
        List<String> names,
        List<String> modes,
        List<Long> argumentTypes,
        int passed,
        int defaults,
        boolean set,
        long resultType,
        String resultName,
        long resultRelation) {
    boolean answersTo(QualifiedName wanted) {
        return name.equals(wanted.name()) && wanted.schema().map(schema::equals).orElse(visible);
    }

    Stream<Long> types() {
        return Stream.concat(argumentTypes.stream(), LongStream.of(resultType).boxed());
    }

    Function function(TypeTable types, Map<Long, RelationRow> relations) {
        var parameters = new ArrayList<Parameter>();
        for (int i = 0; i < argumentTypes.size(); i++) {
            if ("ibv".contains(mode(i))) {
                boolean hasDefault = parameters.size() >= passed - defaults;
                parameters.add(new Parameter(types.column(argumentName(i), argumentTypes.get(i), false), hasDefault));
            }
        }
        return new Function(schema, name, procedure, executable, parameters, set, result(types, relations));
    }

    private Result result(TypeTable types, Map<Long, RelationRow> relations) {
        var columns = new LinkedHashMap<String, Column>();
        for (int i = 0; i < argumentTypes.size(); i++) {
            if ("obt".contains(mode(i))) {
                columns.put(argumentName(i), types.column(argumentName(i), argumentTypes.get(i), false));
            }
        }
        var relation = relations.get(resultRelation);
        if (relation != null) {
            relation.attributes().forEach(attribute -> columns.put(attribute.name(), types.column(attribute)));
        }
        if (columns.size() > 1 || relation != null) {
            return new Result.Row(columns);
        }
        return switch (resultName) {
            case "void" -> new Result.Nothing();
            case "record", "trigger", "event_trigger" -> new Result.Opaque(resultName);
            default ->
                columns.isEmpty()
                        ? new Result.Value(types.column("value", resultType, false))
                        : new Result.Row(columns);
        };
    }

    private String mode(int argument) {
        return modes.isEmpty() ? "i" : modes.get(argument);
    }

    private String argumentName(int argument) {
        return names.isEmpty() ? "" : names.get(argument);
    }
}
