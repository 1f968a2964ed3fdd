package io.fraiseql.graphql.scalar;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.util.Locale;
import java.util.Optional;

/** A scalar whose literals and variables go through one parser. Its values are never written by graphql-java. */
final class StrictCoercing implements Coercing<Object, Object> {
    private final String name;
    private final Parser parser;

    /** Reads a String, a Boolean or a Number. */
    @FunctionalInterface
    interface Parser {
        /** The value, or empty when the input is not one. */
        Optional<?> parse(Object input);
    }

    StrictCoercing(String name, Parser parser) {
        this.name = name;
        this.parser = parser;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return parser.parse(input)
                .map(Object.class::cast)
                .orElseThrow(() -> new CoercingParseValueException("The value is not a valid " + name));
    }

    @Override
    public Object parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
        Optional<?> parsed = switch (literal) {
            case StringValue string -> Optional.ofNullable(string.getValue()).flatMap(parser::parse);
            case IntValue integer -> parser.parse(integer.getValue());
            case FloatValue decimal -> parser.parse(decimal.getValue());
            default -> Optional.empty();
        };
        return parsed.map(Object.class::cast)
                .orElseThrow(() -> new CoercingParseLiteralException("The value is not a valid " + name));
    }

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return value.toString();
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(input.toString());
    }
}
