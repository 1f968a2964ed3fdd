package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.binding.TypeMapping.Place;
import io.fraiseql.graphql.catalog.Function;
import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.ColumnRead;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.ObjectType;
import io.fraiseql.graphql.model.Operation.Result;
import io.fraiseql.graphql.reader.ApiDeclaration;
import io.fraiseql.graphql.reader.JavaShape;
import io.fraiseql.graphql.reader.MistakeCollector;
import io.fraiseql.graphql.reader.Naming;
import io.fraiseql.graphql.reader.OperationDeclaration;
import io.fraiseql.tenancy.text.Nearest;
import java.util.Map;
import java.util.Optional;

/** What calls answer, and whether a function yields it. */
final class ResultBinder {
    private final ApiDeclaration api;
    private final EnumLabels labels;
    private final Map<String, ObjectType> types;
    private final MistakeCollector mistakes;

    ResultBinder(ApiDeclaration api, EnumLabels labels, Map<String, ObjectType> types, MistakeCollector mistakes) {
        this.api = api;
        this.labels = labels;
        this.types = Map.copyOf(types);
        this.mistakes = mistakes;
    }

    /** Empty when a record is a mistake. */
    Optional<Result> result(JavaShape shape) {
        return switch (shape) {
            case JavaShape.Nothing ignored -> Optional.of(new Result.VoidResult());
            case JavaShape.Leaf leaf -> Optional.of(new Result.LeafResult(labels.apply(leaf.type())));
            case JavaShape.Structure structure ->
                api.type(structure.type())
                        .map(type -> new Result.ObjectResult(type.name(), structure.list(), structure.nullable()));
        };
    }

    /** The columns of a function's rows, checked against what the mutation returns. */
    Map<String, Column> columns(OperationDeclaration mutation, Function function) {
        return switch (mutation.result()) {
            case JavaShape.Nothing ignored -> Map.of();
            case JavaShape.Leaf leaf -> value(mutation, leaf.type(), function);
            case JavaShape.Structure structure -> rows(mutation, structure, function);
        };
    }

    private Map<String, Column> value(OperationDeclaration mutation, LeafType leaf, Function function) {
        if (!(function.result() instanceof Function.Result.Value value)) {
            mistakes.add(
                    mutation.element(),
                    function.name() + " returns " + describe(function)
                            + ", and the method a value; return a record or void");
            return Map.of();
        }
        if (function.set()) {
            mistakes.add(mutation.element(), function.name() + " returns a set of values; let it return an array");
        }
        TypeMapping.problem(leaf, value.column(), Place.RESULT)
                .ifPresent(problem -> mistakes.add(mutation.element(), function.name() + ": " + problem));
        return Map.of("value", value.column());
    }

    private Map<String, Column> rows(OperationDeclaration mutation, JavaShape.Structure structure, Function function) {
        if (!(function.result() instanceof Function.Result.Row row)) {
            mistakes.add(
                    mutation.element(),
                    function.name() + " returns " + describe(function)
                            + ", and the method a record; let it return rows of the view, or RETURNS TABLE");
            return Map.of();
        }
        if (structure.list() && !function.set()) {
            mistakes.add(
                    mutation.element(),
                    function.name() + " returns one row, and the method a List; return one, or let it return SETOF");
        }
        api.type(structure.type())
                .map(type -> types.get(type.name()))
                .ifPresent(type -> type.fields().values().forEach(field -> check(mutation, function, row, field)));
        return row.columns();
    }

    private void check(OperationDeclaration mutation, Function function, Function.Result.Row row, Field field) {
        String needed = switch (field) {
            case Field.Leaf leaf ->
                leaf.read()
                        .map(read -> switch (read) {
                            case ColumnRead.Plain plain -> plain.column().name();
                            case ColumnRead.Key key -> key.data().name();
                        })
                        .orElseGet(() -> Naming.snakeCase(leaf.name()));
            case Field.Relation relation ->
                relation.join().map(join -> join.from().name()).orElse("");
        };
        if (needed.isEmpty()) {
            return;
        }
        var column = row.columns().get(needed);
        if (column == null) {
            mistakes.add(
                    mutation.element(),
                    "the rows of " + function.name() + " have no column " + needed + ", which " + field.name()
                            + " reads" + Nearest.hint(needed, row.columns().keySet()));
        } else if (field instanceof Field.Leaf leaf && !(leaf.read().orElse(null) instanceof ColumnRead.Key)) {
            TypeMapping.problem(leaf.type(), column, Place.RESULT)
                    .ifPresent(problem -> mistakes.add(mutation.element(), function.name() + ": " + problem));
        }
    }

    private static String describe(Function function) {
        return switch (function.result()) {
            case Function.Result.Nothing ignored -> "void";
            case Function.Result.Value value -> value.column().sqlType();
            case Function.Result.Row ignored -> "rows";
            case Function.Result.Opaque opaque -> opaque.type();
        };
    }
}
