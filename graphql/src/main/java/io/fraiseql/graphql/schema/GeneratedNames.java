package io.fraiseql.graphql.schema;

import io.fraiseql.graphql.model.EnumType;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.model.ValueType;

/** The names of all that the engine adds to what the author declared. */
final class GeneratedNames {
    /** The query type. */
    static final String QUERY = "Query";
    /** The mutation type. */
    static final String MUTATION = "Mutation";

    /** The argument of a list that filters it. */
    static final String WHERE = "where";
    /** The argument of a list that sorts it. */
    static final String ORDER_BY = "orderBy";
    /** The argument of a list that says how many rows. */
    static final String LIMIT = "limit";
    /** The argument of a list that says how many rows are passed over. */
    static final String OFFSET = "offset";

    /** All of a list of filters. */
    static final String AND = "and";
    /** One of a list of filters. */
    static final String OR = "or";
    /** Not the filter. */
    static final String NOT = "not";

    /** The enum of {@link OrderDirection}. */
    static final String ORDER_DIRECTION = "OrderDirection";
    /** The filter of what can only be asked whether it is null: JSON and lists. */
    static final String NULL_FILTER = "NullFilter";

    private GeneratedNames() {}

    /** The input that filters a type's rows: {@code PostWhere}. */
    static String where(String type) {
        return type + "Where";
    }

    /** The input that sorts a type's rows: {@code PostOrderBy}. */
    static String orderBy(String type) {
        return type + "OrderBy";
    }

    /** The input that filters a leaf: {@code StringFilter}, {@code PostStatusFilter}. */
    static String filter(LeafType type) {
        return type.list() || type.value() == Scalar.JSON ? NULL_FILTER : filter(type.value());
    }

    private static String filter(ValueType type) {
        return switch (type) {
            case Scalar scalar -> scalar.graphqlName() + "Filter";
            case EnumType enumType -> enumType.graphqlName() + "Filter";
        };
    }
}
