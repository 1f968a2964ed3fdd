package io.fraiseql.graphql.schema;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLTypeReference;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.ObjectType;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.scalar.GraphQLScalars;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The inputs that filter and sort lists, each made when the first list asks for it. */
final class ListTypes {
    private final TypeRefs types;
    private final Map<String, GraphQLNamedType> made = new LinkedHashMap<>();

    ListTypes(TypeRefs types) {
        this.types = types;
    }

    /** All that were asked for. */
    Collection<GraphQLNamedType> all() {
        return made.values();
    }

    /** {@code PostWhere}; empty when no field can be filtered. */
    Optional<GraphQLInputType> where(ObjectType type) {
        var fields = type.fields().values().stream()
                .filter(FilterOperator::filterable)
                .toList();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        String name = GeneratedNames.where(type.name());
        var itself = GraphQLTypeReference.typeRef(name);
        if (!made.containsKey(name)) {
            var where = GraphQLInputObjectType.newInputObject()
                    .name(name)
                    .description("A filter of " + type.name() + "; all of its fields hold.")
                    .field(field(GeneratedNames.AND, listOf(itself)))
                    .field(field(GeneratedNames.OR, listOf(itself)))
                    .field(field(GeneratedNames.NOT, itself));
            for (var field : fields) {
                where.field(field(field.name(), filter(((Field.Leaf) field).type())));
            }
            made.put(name, where.build());
        }
        return Optional.of(itself);
    }

    /** {@code [PostOrderBy!]}; empty when no field can be sorted by. */
    Optional<GraphQLInputType> orderBy(ObjectType type) {
        var fields =
                type.fields().values().stream().filter(FilterOperator::sortable).toList();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        String name = GeneratedNames.orderBy(type.name());
        if (!made.containsKey(name)) {
            var orderBy = GraphQLInputObjectType.newInputObject()
                    .name(name)
                    .description("An order of " + type.name()
                            + ": exactly one field of it. Several orders are several entries of the list.");
            fields.forEach(field -> orderBy.field(field(field.name(), direction())));
            made.put(name, orderBy.build());
        }
        return Optional.of(listOf(GraphQLTypeReference.typeRef(name)));
    }

    private GraphQLInputType filter(LeafType type) {
        String name = GeneratedNames.filter(type);
        if (!made.containsKey(name)) {
            var filter = GraphQLInputObjectType.newInputObject().name(name);
            var value = (GraphQLInputType) types.value(type.value());
            for (var operator : FilterOperator.of(type)) {
                filter.field(field(
                        operator.graphqlName(),
                        operator == FilterOperator.IS_NULL
                                ? GraphQLScalars.type(Scalar.BOOLEAN)
                                : operator.takesList() ? listOf(value) : value));
            }
            made.put(name, filter.build());
        }
        return GraphQLTypeReference.typeRef(name);
    }

    private GraphQLInputType direction() {
        if (!made.containsKey(GeneratedNames.ORDER_DIRECTION)) {
            var direction = GraphQLEnumType.newEnum().name(GeneratedNames.ORDER_DIRECTION);
            Arrays.stream(OrderDirection.values())
                    .forEach(value -> direction.value(GraphQLEnumValueDefinition.newEnumValueDefinition()
                            .name(value.name())
                            .value(value.name())
                            .description(value.description())
                            .build()));
            made.put(GeneratedNames.ORDER_DIRECTION, direction.build());
        }
        return GraphQLTypeReference.typeRef(GeneratedNames.ORDER_DIRECTION);
    }

    private static GraphQLList listOf(GraphQLInputType type) {
        return GraphQLList.list(GraphQLNonNull.nonNull(type));
    }

    private static GraphQLInputObjectField field(String name, GraphQLInputType type) {
        return GraphQLInputObjectField.newInputObjectField()
                .name(name)
                .type(type)
                .build();
    }
}
