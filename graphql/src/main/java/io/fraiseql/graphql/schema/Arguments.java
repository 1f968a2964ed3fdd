package io.fraiseql.graphql.schema;

import graphql.parser.Parser;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectField;
import io.fraiseql.graphql.model.Argument;
import io.fraiseql.graphql.model.ObjectType;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.scalar.GraphQLScalars;
import java.util.ArrayList;
import java.util.List;

/** Arguments, declared by the author or given to every list. */
final class Arguments {
    private final TypeRefs types;
    private final ListTypes lists;

    Arguments(TypeRefs types, ListTypes lists) {
        this.types = types;
        this.lists = lists;
    }

    List<GraphQLArgument> declared(List<Argument> arguments) {
        return arguments.stream().map(this::argument).toList();
    }

    /** What every list takes beside the arguments that the author declared. */
    List<GraphQLArgument> ofList(ObjectType type, List<Argument> declared) {
        var added = new ArrayList<GraphQLArgument>();
        lists.where(type).ifPresent(where -> added.add(argument(GeneratedNames.WHERE, where)));
        lists.orderBy(type).ifPresent(orderBy -> added.add(argument(GeneratedNames.ORDER_BY, orderBy)));
        for (String name : List.of(GeneratedNames.LIMIT, GeneratedNames.OFFSET)) {
            if (declared.stream().noneMatch(argument -> argument.name().equals(name))) {
                added.add(argument(name, GraphQLScalars.type(Scalar.INT)));
            }
        }
        return added;
    }

    GraphQLInputObjectField inputField(Argument argument) {
        var field = GraphQLInputObjectField.newInputObjectField()
                .name(argument.name())
                .description(TypeRefs.text(argument.description()))
                .type(types.input(argument.shape()));
        argument.defaultLiteral().ifPresent(literal -> field.defaultValueLiteral(Parser.parseValue(literal)));
        return field.build();
    }

    private GraphQLArgument argument(Argument argument) {
        var builder = GraphQLArgument.newArgument()
                .name(argument.name())
                .description(TypeRefs.text(argument.description()))
                .type(types.input(argument.shape()));
        argument.defaultLiteral().ifPresent(literal -> builder.defaultValueLiteral(Parser.parseValue(literal)));
        return builder.build();
    }

    private static GraphQLArgument argument(String name, graphql.schema.GraphQLInputType type) {
        return GraphQLArgument.newArgument().name(name).type(type).build();
    }
}
