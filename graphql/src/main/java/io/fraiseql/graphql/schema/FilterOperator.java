package io.fraiseql.graphql.schema;

import io.fraiseql.graphql.model.EnumType;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.Scalar;
import java.util.EnumSet;
import java.util.Set;

/** What a filter can ask of a field, and which fields can be asked. */
enum FilterOperator {
    EQ("eq"),
    NEQ("neq"),
    GT("gt"),
    GTE("gte"),
    LT("lt"),
    LTE("lte"),
    IN("in"),
    NIN("nin"),
    IS_NULL("isNull"),
    CONTAINS("contains"),
    STARTS_WITH("startsWith");

    private final String graphqlName;

    FilterOperator(String graphqlName) {
        this.graphqlName = graphqlName;
    }

    /** The field of the filter's input. */
    String graphqlName() {
        return graphqlName;
    }

    /** Whether the operator takes a list. */
    boolean takesList() {
        return this == IN || this == NIN;
    }

    /** What can be asked of a leaf of this type. */
    static Set<FilterOperator> of(LeafType type) {
        if (type.list()) {
            return EnumSet.of(IS_NULL);
        }
        return switch (type.value()) {
            case EnumType ignored -> EnumSet.of(EQ, NEQ, IN, NIN, IS_NULL);
            case Scalar scalar ->
                switch (scalar) {
                    case JSON -> EnumSet.of(IS_NULL);
                    case ID, UUID, BOOLEAN -> EnumSet.of(EQ, NEQ, IN, NIN, IS_NULL);
                    case STRING -> EnumSet.allOf(FilterOperator.class);
                    case INT, LONG, FLOAT, BIG_DECIMAL, DATE, TIME, DATE_TIME, DURATION -> EnumSet.range(EQ, IS_NULL);
                };
        };
    }

    /**
     * Whether rows can be filtered by the field. Not by one that asks something of the caller: a filter would tell
     * its value.
     */
    static boolean filterable(Field field) {
        return field instanceof Field.Leaf leaf
                && leaf.read().isPresent()
                && leaf.access().isOpen();
    }

    /** Whether rows can be sorted by the field. */
    static boolean sortable(Field field) {
        return filterable(field)
                && field instanceof Field.Leaf leaf
                && !leaf.type().list()
                && leaf.type().value() != Scalar.JSON;
    }
}
