package io.fraiseql.graphql.scalar;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Any value, as JSON has it; of a literal, objects keep their order. */
final class JsonCoercing implements Coercing<Object, Object> {
    private static final String LONG_NUMBER =
            "A number of the JSON has more than " + ScalarParsers.MAX_DIGITS + " digits when it is written out";

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        if (!ScalarParsers.isShort(input)) {
            throw new CoercingParseValueException(LONG_NUMBER);
        }
        return input;
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return switch (literal) {
            case NullValue ignored -> null;
            case StringValue string -> string.getValue();
            case BooleanValue bool -> bool.isValue();
            case IntValue integer -> shortNumber(integer.getValue());
            case FloatValue decimal -> shortNumber(decimal.getValue());
            case VariableReference variable -> variables.get(variable.getName());
            case ArrayValue array -> {
                var items = new ArrayList<@Nullable Object>();
                for (Value<?> item : array.getValues()) {
                    items.add(parseLiteral(item, variables, context, locale));
                }
                yield items;
            }
            case ObjectValue object -> {
                var fields = new LinkedHashMap<String, @Nullable Object>();
                for (var field : object.getObjectFields()) {
                    fields.put(field.getName(), parseLiteral(field.getValue(), variables, context, locale));
                }
                yield fields;
            }
            case EnumValue ignored -> throw new CoercingParseLiteralException("JSON has no enums; put it in quotes");
            default -> throw new CoercingParseLiteralException("The value is not JSON");
        };
    }

    private static Object shortNumber(Object number) {
        if (!ScalarParsers.isShort(number)) {
            throw new CoercingParseLiteralException(LONG_NUMBER);
        }
        return number;
    }

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return value;
    }
}
