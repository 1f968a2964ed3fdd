package io.fraiseql.graphql.schema;

import io.fraiseql.graphql.model.EnumType;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.model.ValueType;

/** The names of all that the engine adds to what the author declared. */
public final class GeneratedNames {
    /** The query type. */
    public static final String QUERY = "Query";
    /** The mutation type. */
    public static final String MUTATION = "Mutation";

    /** The argument of a list that filters it. */
    public static final String WHERE = "where";
    /** The argument of a list that sorts it. */
    public static final String ORDER_BY = "orderBy";
    /** The argument of a list that says how many rows. */
    public static final String LIMIT = "limit";
    /** The argument of a list that says how many rows are passed over. */
    public static final String OFFSET = "offset";

    /** All of a list of filters. */
    public static final String AND = "and";
    /** One of a list of filters. */
    public static final String OR = "or";
    /** Not the filter. */
    public static final String NOT = "not";

    /** The enum of {@link OrderDirection}. */
    public static final String ORDER_DIRECTION = "OrderDirection";
    /** The filter of what can only be asked whether it is null: JSON and lists. */
    public static final String NULL_FILTER = "NullFilter";

    private GeneratedNames() {}

    /** The input that filters a type's rows: {@code PostWhere}. */
    public static String where(String type) {
        return type + "Where";
    }

    /** The input that sorts a type's rows: {@code PostOrderBy}. */
    public static String orderBy(String type) {
        return type + "OrderBy";
    }

    /** The input that filters a leaf: {@code StringFilter}, {@code PostStatusFilter}. */
    public static String filter(LeafType type) {
        return type.list() || type.value() == Scalar.JSON ? NULL_FILTER : filter(type.value());
    }

    private static String filter(ValueType type) {
        return switch (type) {
            case Scalar scalar -> scalar.graphqlName() + "Filter";
            case EnumType enumType -> enumType.graphqlName() + "Filter";
        };
    }
}
