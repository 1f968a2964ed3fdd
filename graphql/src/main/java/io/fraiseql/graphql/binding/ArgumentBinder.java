package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.model.Argument;
import io.fraiseql.graphql.model.Argument.InputShape;
import io.fraiseql.graphql.model.InputType;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.reader.ApiDeclaration;
import io.fraiseql.graphql.reader.InputDeclaration;
import io.fraiseql.graphql.reader.JavaShape;
import io.fraiseql.graphql.reader.MistakeCollector;
import io.fraiseql.graphql.reader.ParameterDeclaration;
import java.util.List;
import java.util.Optional;

/** Parameters and inputs to arguments. */
final class ArgumentBinder {
    private final ApiDeclaration api;
    private final EnumLabels labels;
    private final MistakeCollector mistakes;

    ArgumentBinder(ApiDeclaration api, EnumLabels labels, MistakeCollector mistakes) {
        this.api = api;
        this.labels = labels;
        this.mistakes = mistakes;
    }

    InputType input(InputDeclaration input) {
        return new InputType(input.name(), input.description(), input.javaType(), arguments(input.components()));
    }

    List<Argument> arguments(List<ParameterDeclaration> parameters) {
        return parameters.stream()
                .flatMap(parameter -> argument(parameter).stream())
                .toList();
    }

    Optional<Argument> argument(ParameterDeclaration parameter) {
        return shape(parameter.shape())
                .map(shape -> new Argument(
                        parameter.name(), parameter.description(), shape, parameter.javaType(), literal(parameter)));
    }

    private Optional<InputShape> shape(JavaShape shape) {
        return switch (shape) {
            case JavaShape.Leaf leaf -> Optional.of(new InputShape.LeafInput(labels.apply(leaf.type())));
            case JavaShape.Structure structure ->
                api.input(structure.type())
                        .map(input -> new InputShape.ObjectInput(input.name(), structure.list(), structure.nullable()));
            case JavaShape.Nothing ignored -> Optional.empty();
        };
    }

    private Optional<String> literal(ParameterDeclaration parameter) {
        if (parameter.defaultText().isEmpty()) {
            return Optional.empty();
        }
        String text = parameter.defaultText().get();
        if (!(parameter.shape() instanceof JavaShape.Leaf leaf)) {
            mistakes.add(parameter.element(), "@Default is for scalars, enums and lists of them; remove it");
            return Optional.empty();
        }
        var literal = DefaultLiteral.of(leaf.type(), text);
        if (literal.isEmpty()) {
            mistakes.add(
                    parameter.element(),
                    "@Default(\"" + text + "\") is no " + typeName(leaf.type()) + example(leaf.type()));
        }
        return literal;
    }

    private static String typeName(LeafType type) {
        return type.list()
                ? "[" + type.value().graphqlName() + "]"
                : type.value().graphqlName();
    }

    private static String example(LeafType type) {
        return type.list() ? "; write it as GraphQL does, [1, 2]" : "; write it as GraphQL does";
    }
}
