package io.fraiseql.cli.probe;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;

/** Selections of everything that a field gives, and of what that leads to, some steps far. */
final class Selections {
    private static final int DEEPEST = 3;

    private Selections() {}

    /** The selection, with a space before it; empty for a scalar. */
    static String of(GraphQLOutputType type) {
        return of(type, DEEPEST);
    }

    private static String of(GraphQLOutputType type, int deeper) {
        if (!(GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLObjectType object)) {
            return "";
        }
        var fields = new ArrayList<String>();
        for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
            boolean leaf = !(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType);
            if ((leaf || deeper > 1) && field.getArguments().stream().noneMatch(Selections::isNeeded)) {
                fields.add(field.getName() + of(field.getType(), deeper - 1));
            }
        }
        return " { " + (fields.isEmpty() ? "__typename" : String.join(" ", fields)) + " }";
    }

    /** Whether a field cannot be asked without this argument. */
    static boolean isNeeded(GraphQLArgument argument) {
        return argument.getType() instanceof GraphQLNonNull && !argument.hasSetDefaultValue();
    }
}
