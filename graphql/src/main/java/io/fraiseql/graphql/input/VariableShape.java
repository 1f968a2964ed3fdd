package io.fraiseql.graphql.input;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a request's variables that may change its SQL. That is which are given, which are null, which keys an
 * input object has, and the values of enums and booleans. Everything else is a bind and shapes nothing.
 */
public final class VariableShape {
    private final StringBuilder text = new StringBuilder();

    private VariableShape() {}

    /** The shape of coerced variables, as a key. The types are the declared ones, in the document's order. */
    public static String of(Map<String, GraphQLInputType> types, Map<String, @Nullable Object> variables) {
        if (types.isEmpty()) {
            return "";
        }
        var shape = new VariableShape();
        types.forEach((name, type) -> {
            if (variables.containsKey(name)) {
                shape.add(type, variables.get(name));
            } else {
                shape.text.append('-');
            }
        });
        return shape.text.toString();
    }

    private void add(GraphQLType declared, @Nullable Object value) {
        var type = GraphQLTypeUtil.unwrapNonNull(declared);
        switch (value) {
            case null -> text.append('n');
            case Boolean bool -> text.append(bool ? 't' : 'f');
            case List<?> list
            when type instanceof GraphQLList element && hasStructure(element) -> {
                text.append('[');
                for (Object item : list) {
                    add(element.getWrappedType(), item);
                }
                text.append(']');
            }
            case Map<?, ?> map
            when type instanceof GraphQLInputObjectType object -> {
                text.append('{');
                // In the type's order: two requests that write their keys in another order share a plan.
                for (var field : object.getFieldDefinitions()) {
                    if (map.containsKey(field.getName())) {
                        text.append(field.getName()).append(':');
                        add(field.getType(), map.get(field.getName()));
                    }
                }
                text.append('}');
            }
            default -> {
                if (type instanceof GraphQLEnumType) {
                    text.append('<')
                            .append(value instanceof Enum<?> constant ? constant.name() : value)
                            .append('>');
                } else {
                    text.append('s');
                }
            }
        }
    }

    private static boolean hasStructure(GraphQLList list) {
        return GraphQLTypeUtil.unwrapAll(list) instanceof GraphQLInputObjectType;
    }
}
