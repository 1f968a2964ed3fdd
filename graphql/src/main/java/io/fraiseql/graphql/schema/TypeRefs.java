package io.fraiseql.graphql.schema;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeReference;
import io.fraiseql.graphql.model.Argument.InputShape;
import io.fraiseql.graphql.model.EnumType;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.model.ValueType;
import io.fraiseql.graphql.scalar.GraphQLScalars;
import org.jspecify.annotations.Nullable;

/** Types as fields and arguments refer to them: wrapped for lists and nullness, by name unless they are scalars. */
final class TypeRefs {
    GraphQLOutputType output(LeafType type) {
        return (GraphQLOutputType) leaf(type);
    }

    GraphQLInputType input(InputShape shape) {
        return (GraphQLInputType)
                switch (shape) {
                    case InputShape.LeafInput leaf -> leaf(leaf.type());
                    case InputShape.ObjectInput object ->
                        wrap(GraphQLTypeReference.typeRef(object.input()), object.list(), object.nullable(), false);
                };
    }

    GraphQLOutputType object(String name, boolean list, boolean nullable) {
        return (GraphQLOutputType) wrap(GraphQLTypeReference.typeRef(name), list, nullable && !list, false);
    }

    /** What a mutation without a result answers: true. */
    GraphQLOutputType done() {
        return GraphQLNonNull.nonNull(GraphQLScalars.type(Scalar.BOOLEAN));
    }

    /** A scalar, or an enum by its name. */
    GraphQLNamedType value(ValueType type) {
        return switch (type) {
            case Scalar scalar -> GraphQLScalars.type(scalar);
            case EnumType enumType -> GraphQLTypeReference.typeRef(enumType.graphqlName());
        };
    }

    /** The enum itself; its values are the names of its constants. */
    GraphQLEnumType enumType(EnumType type) {
        var builder = GraphQLEnumType.newEnum().name(type.graphqlName()).description(text(type.description()));
        for (var value : type.values()) {
            builder.value(GraphQLEnumValueDefinition.newEnumValueDefinition()
                    .name(value.name())
                    .value(value.name())
                    .description(text(value.description()))
                    .build());
        }
        return builder.build();
    }

    /** A description, absent rather than empty. */
    static @Nullable String text(String description) {
        return description.isEmpty() ? null : description;
    }

    private GraphQLType leaf(LeafType type) {
        return wrap(value(type.value()), type.list(), type.nullable(), type.elementNullable());
    }

    private static GraphQLType wrap(GraphQLType type, boolean list, boolean nullable, boolean elementNullable) {
        var inner = list ? GraphQLList.list(elementNullable ? type : GraphQLNonNull.nonNull(type)) : type;
        return nullable ? inner : GraphQLNonNull.nonNull(inner);
    }
}
