package io.fraiseql.graphql.plan;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLInputType;
import java.util.ArrayDeque;
import java.util.Map;

/**
 * A document that has been parsed and validated, and one of its operations.
 *
 * @param variableTypes the declared types of the operation's variables, in order
 * @param bytes what keeping it takes without its text, roughly
 */
record PreparedDocument(
        Document document,
        OperationDefinition operation,
        Map<String, FragmentDefinition> fragments,
        Map<String, GraphQLInputType> variableTypes,
        int bytes) {
    /** What a node of graphql-java's tree takes, with its location and lists, in bytes and on the safe side. */
    private static final int BYTES_OF_A_NODE = 400;

    /** What keeping the tree of a document takes, roughly, in bytes; a document has too few tokens for an overflow. */
    static int bytes(Document document) {
        int nodes = 0;
        var open = new ArrayDeque<Node<?>>();
        open.push(document);
        while (!open.isEmpty()) {
            nodes++;
            for (Node<?> child : open.pop().getChildren()) {
                open.push(child);
            }
        }
        return nodes * BYTES_OF_A_NODE;
    }

    boolean isMutation() {
        return operation.getOperation() == OperationDefinition.Operation.MUTATION;
    }
}
