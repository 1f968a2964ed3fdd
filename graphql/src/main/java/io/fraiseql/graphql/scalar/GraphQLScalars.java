package io.fraiseql.graphql.scalar;

import graphql.Scalars;
import graphql.schema.GraphQLScalarType;
import io.fraiseql.graphql.model.Scalar;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The graphql-java type of each {@link Scalar}. A value of a client becomes, once it is accepted:
 *
 * <table>
 * <caption>What input is accepted as</caption>
 * <tr><td>ID, String<td>{@link String}
 * <tr><td>UUID<td>{@link java.util.UUID}
 * <tr><td>Int<td>{@link Integer}
 * <tr><td>Long<td>{@link Long}
 * <tr><td>Float<td>{@link Double}
 * <tr><td>BigDecimal<td>{@link java.math.BigDecimal}
 * <tr><td>Boolean<td>{@link Boolean}
 * <tr><td>Date<td>{@link java.time.LocalDate}
 * <tr><td>Time<td>{@link java.time.LocalTime}
 * <tr><td>DateTime<td>{@link java.time.OffsetDateTime} in UTC
 * <tr><td>Duration<td>{@link String} in ISO 8601, for neither {@code Duration} nor {@code Period} holds all of it
 * <tr><td>JSON<td>{@code Map}, {@code List}, {@code String}, {@code Boolean}, {@code Number} or null
 * </table>
 *
 * Immutable, for any number of threads.
 */
public final class GraphQLScalars {
    private static final Map<Scalar, GraphQLScalarType> TYPES = types();

    private GraphQLScalars() {}

    /** The type of a scalar. */
    public static GraphQLScalarType type(Scalar scalar) {
        return TYPES.getOrDefault(scalar, Scalars.GraphQLString);
    }

    /** All of them, in the order of {@link Scalar}. */
    public static List<GraphQLScalarType> all() {
        return Arrays.stream(Scalar.values()).map(GraphQLScalars::type).toList();
    }

    private static Map<Scalar, GraphQLScalarType> types() {
        var types = new EnumMap<Scalar, GraphQLScalarType>(Scalar.class);
        for (var scalar : Scalar.values()) {
            types.put(
                    scalar,
                    switch (scalar) {
                        case ID -> Scalars.GraphQLID;
                        case STRING -> Scalars.GraphQLString;
                        case INT -> Scalars.GraphQLInt;
                        case FLOAT -> Scalars.GraphQLFloat;
                        case BOOLEAN -> Scalars.GraphQLBoolean;
                        case UUID ->
                            custom(
                                    scalar,
                                    "A UUID in lower case with dashes: `3f8a1c8e-1d2b-4c55-9a53-0c1f6a2b7d10`.",
                                    ScalarParsers::uuid);
                        case LONG ->
                            custom(
                                    scalar,
                                    "A whole number of 64 bits. Input may be a string of digits too.",
                                    ScalarParsers::wholeNumber);
                        case BIG_DECIMAL ->
                            custom(
                                    scalar,
                                    "A decimal number with all its digits. Input may be a string of digits too.",
                                    ScalarParsers::decimal);
                        case DATE -> custom(scalar, "A date: `2026-11-21`.", ScalarParsers::date);
                        case TIME ->
                            custom(scalar, "A time of day without an offset: `13:14:15.123456`.", ScalarParsers::time);
                        case DATE_TIME ->
                            custom(
                                    scalar,
                                    "A point in time with its offset: `2026-11-21T13:14:15.123456Z`.",
                                    ScalarParsers::dateTime);
                        case DURATION -> custom(scalar, "A duration in ISO 8601: `P1DT2H`.", ScalarParsers::duration);
                        case JSON ->
                            GraphQLScalarType.newScalar()
                                    .name(scalar.graphqlName())
                                    .description("Any JSON value.")
                                    .coercing(new JsonCoercing())
                                    .build();
                    });
        }
        return Collections.unmodifiableMap(types);
    }

    private static GraphQLScalarType custom(Scalar scalar, String description, StrictCoercing.Parser parser) {
        return GraphQLScalarType.newScalar()
                .name(scalar.graphqlName())
                .description(description)
                .coercing(new StrictCoercing(scalar.graphqlName(), parser))
                .build();
    }
}
