package io.fraiseql.graphql.plan;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLInputType;
import java.util.Map;

/**
 * A document that has been parsed and validated, and one of its operations.
 *
 * @param variableTypes the declared types of the operation's variables, in order
 */
record PreparedDocument(
        Document document,
        OperationDefinition operation,
        Map<String, FragmentDefinition> fragments,
        Map<String, GraphQLInputType> variableTypes) {
    boolean isMutation() {
        return operation.getOperation() == OperationDefinition.Operation.MUTATION;
    }
}
