package io.fraiseql.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.Scalars;
import graphql.schema.Coercing;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationDocumentsTest {
    private static final GraphQLScalarType POINT = GraphQLScalarType.newScalar()
            .name("Point")
            .coercing(new Coercing<Object, Object>() {})
            .build();

    @Test
    void anArgumentOfATypeOfWhichNothingIsKnownIsNamedAndLeftOutWhereItMayBe() {
        assertThat(asked(POINT)).satisfies(asked -> {
            assertThat(asked.unknown()).contains("at of the type Point");
            assertThat(asked.chosen()).containsExactly("query { near }");
        });
        assertThat(asked(GraphQLNonNull.nonNull(POINT))).satisfies(asked -> {
            assertThat(asked.unknown()).contains("at of the type Point!");
            assertThat(asked.chosen()).isEmpty();
        });
        assertThat(asked(Scalars.GraphQLInt).unknown()).isEmpty();
    }

    private static OperationDocuments.Asked asked(GraphQLInputType type) {
        return new OperationDocuments(false, List.of(), List.of())
                .of(GraphQLFieldDefinition.newFieldDefinition()
                        .name("near")
                        .type(Scalars.GraphQLString)
                        .argument(argument -> argument.name("at").type(type))
                        .build());
    }
}
