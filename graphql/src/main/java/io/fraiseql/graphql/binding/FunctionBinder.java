package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.binding.TypeMapping.Place;
import io.fraiseql.graphql.catalog.Catalog;
import io.fraiseql.graphql.catalog.Function;
import io.fraiseql.graphql.catalog.Function.Parameter;
import io.fraiseql.graphql.catalog.QualifiedName;
import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.model.Operation.SqlParameter;
import io.fraiseql.graphql.reader.JavaShape;
import io.fraiseql.graphql.reader.MistakeCollector;
import io.fraiseql.graphql.reader.Naming;
import io.fraiseql.graphql.reader.OperationDeclaration;
import io.fraiseql.graphql.reader.ParameterDeclaration;
import io.fraiseql.tenancy.text.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Abstract mutations to calls of an SQL function: the one overload that takes the method's parameters by name. */
final class FunctionBinder {
    private final Catalog catalog;
    private final ArgumentBinder arguments;
    private final ResultBinder results;
    private final MistakeCollector mistakes;

    FunctionBinder(Catalog catalog, ArgumentBinder arguments, ResultBinder results, MistakeCollector mistakes) {
        this.catalog = catalog;
        this.arguments = arguments;
        this.results = results;
        this.mistakes = mistakes;
    }

    Optional<Operation> bind(OperationDeclaration mutation, String text) {
        var name = QualifiedName.parse(text);
        if (name.isEmpty()) {
            mistakes.add(
                    mutation.element(),
                    "\"" + text + "\" names no function; write fn_create_post or blog.fn_create_post");
            return Optional.empty();
        }
        var found = find(mutation, name.get());
        var result = results.result(mutation.result());
        if (found.isEmpty() || result.isEmpty()) {
            return Optional.empty();
        }
        var function = found.get();
        checkParameters(mutation, function);
        return Optional.of(new Operation.FunctionCall(
                mutation.name(),
                mutation.description(),
                mutation.access(),
                mutation.method(),
                sql(name.get()),
                parameterTypes(mutation, function),
                arguments.arguments(mutation.parameters()),
                results.columns(mutation, function),
                result.get()));
    }

    private Optional<Function> find(OperationDeclaration mutation, QualifiedName name) {
        var overloads = catalog.functions(name).stream()
                .filter(function -> !function.procedure())
                .toList();
        var passed = mutation.parameters().stream()
                .map(parameter -> Naming.snakeCase(parameter.name()))
                .collect(Collectors.toSet());
        var matching = overloads.stream().filter(takes(passed)).toList();
        if (matching.size() == 1) {
            var function = matching.getFirst();
            if (!function.executable()) {
                mistakes.add(
                        mutation.element(),
                        "the role that serves may not call " + name + "; GRANT EXECUTE ON FUNCTION " + name + " to it");
            }
            return Optional.of(function);
        }
        mistakes.add(mutation.element(), problem(name, overloads, matching, passed));
        return Optional.empty();
    }

    private String problem(QualifiedName name, List<Function> overloads, List<Function> matching, Set<String> passed) {
        if (matching.size() > 1) {
            return matching.size() + " functions " + name + " take these parameters; rename or drop all but one";
        }
        if (!overloads.isEmpty()) {
            return name + " takes "
                    + overloads.stream().map(FunctionBinder::signature).collect(Collectors.joining(" or "))
                    + ", and the method passes " + list(passed.stream().sorted().toList())
                    + "; name the parameters alike, in snake_case";
        }
        return catalog.functions(name).isEmpty()
                ? "there is no function " + name + Nearest.hint(name.toString(), catalog.functionNames())
                : name + " is a procedure, which answers nothing; make it a function";
    }

    private static Predicate<Function> takes(Set<String> passed) {
        return function -> {
            var names = function.parameters().stream()
                    .map(parameter -> parameter.type().name())
                    .toList();
            var required = function.parameters().stream()
                    .filter(parameter -> !parameter.hasDefault())
                    .map(parameter -> parameter.type().name())
                    .toList();
            return names.containsAll(passed) && passed.containsAll(required);
        };
    }

    private static String signature(Function function) {
        return list(function.parameters().stream()
                .map(parameter -> (parameter.type().name().isEmpty()
                                ? "(unnamed)"
                                : parameter.type().name())
                        + (parameter.hasDefault() ? " with a default" : ""))
                .toList());
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "no parameters" : String.join(", ", names);
    }

    private void checkParameters(OperationDeclaration mutation, Function function) {
        for (var parameter : mutation.parameters()) {
            var type = type(parameter, function);
            Optional<String> problem = switch (parameter.shape()) {
                case JavaShape.Leaf leaf -> TypeMapping.problem(leaf.type(), type, Place.PARAMETER);
                case JavaShape.Structure ignored ->
                    type.base().startsWith("json") && !type.array()
                            ? Optional.empty()
                            : Optional.of("an input is passed as jsonb, and " + type.name() + " is " + type.sqlType()
                                    + "; declare it jsonb");
                case JavaShape.Nothing ignored -> Optional.empty();
            };
            problem.ifPresent(text -> mistakes.add(parameter.element(), function.name() + ": " + text));
        }
    }

    private static Map<String, SqlParameter> parameterTypes(OperationDeclaration mutation, Function function) {
        var types = new LinkedHashMap<String, SqlParameter>();
        for (var parameter : mutation.parameters()) {
            var type = type(parameter, function);
            types.put(parameter.name(), new SqlParameter(type.name(), type.sqlType()));
        }
        return types;
    }

    private static Column type(ParameterDeclaration parameter, Function function) {
        return function.parameters().stream()
                .map(Parameter::type)
                .filter(type -> type.name().equals(Naming.snakeCase(parameter.name())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the function was chosen by its parameters"));
    }

    private static String sql(QualifiedName name) {
        return name.schema().map(schema -> quoted(schema) + ".").orElse("") + quoted(name.name());
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
