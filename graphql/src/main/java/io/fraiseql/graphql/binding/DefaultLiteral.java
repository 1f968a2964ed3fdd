package io.fraiseql.graphql.binding;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.EnumValue;
import graphql.language.NullValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.CoercingParseLiteralException;
import io.fraiseql.graphql.model.EnumType;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.scalar.GraphQLScalars;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the text of {@code @Default}. What GraphQL writes in quotes, an author may write without. */
final class DefaultLiteral {
    private static final Set<Scalar> QUOTED = EnumSet.of(
            Scalar.ID, Scalar.UUID, Scalar.STRING, Scalar.DATE, Scalar.TIME, Scalar.DATE_TIME, Scalar.DURATION);

    private DefaultLiteral() {}

    /** The default as GraphQL writes it; empty when it is none of this type. */
    static Optional<String> of(LeafType type, String text) {
        Optional<Value<?>> written = parse(text);
        boolean bare = !type.list() && QUOTED.contains(type.value());
        boolean quoted = written.filter(value -> value instanceof StringValue || value instanceof NullValue)
                .isPresent();
        Optional<Value<?>> value = bare && !quoted ? Optional.of(StringValue.of(text)) : written;
        return value.filter(literal -> fits(literal, type)).map(AstPrinter::printAstCompact);
    }

    private static Optional<Value<?>> parse(String text) {
        try {
            return Optional.of(Parser.parseValue(text));
        } catch (InvalidSyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean fits(Value<?> literal, LeafType type) {
        if (literal instanceof NullValue) {
            return type.nullable();
        }
        if (!type.list()) {
            return fitsValue(literal, type);
        }
        return literal instanceof ArrayValue array
                && array.getValues().stream()
                        .allMatch(item -> item instanceof NullValue ? type.elementNullable() : fitsValue(item, type));
    }

    private static boolean fitsValue(Value<?> literal, LeafType type) {
        return switch (type.value()) {
            case EnumType enumType ->
                literal instanceof EnumValue constant
                        && enumType.values().stream()
                                .anyMatch(value -> value.name().equals(constant.getName()));
            case Scalar scalar -> accepts(scalar, literal);
        };
    }

    private static boolean accepts(Scalar scalar, Value<?> literal) {
        try {
            GraphQLScalars.type(scalar)
                    .getCoercing()
                    .parseLiteral(literal, CoercedVariables.emptyVariables(), GraphQLContext.getDefault(), Locale.ROOT);
            return true;
        } catch (CoercingParseLiteralException e) {
            return false;
        }
    }
}
