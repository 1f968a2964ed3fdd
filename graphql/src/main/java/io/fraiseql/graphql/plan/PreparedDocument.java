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
 */
record PreparedDocument(
        Document document,
        OperationDefinition operation,
        Map<String, FragmentDefinition> fragments,
        Map<String, GraphQLInputType> variableTypes) {
    /** What a node of graphql-java's tree takes, with its location and lists, by a look at a heap. */
    private static final int BYTES_OF_A_NODE = 400;

    /** What keeping it takes, roughly: the text, and the tree that was read from it. */
    int bytes(String text) {
        long nodes = 0;
        var open = new ArrayDeque<Node<?>>();
        open.push(document);
        while (!open.isEmpty()) {
            nodes++;
            for (Node<?> child : open.pop().getChildren()) {
                open.push(child);
            }
        }
        // Comments stand twice: in the text and in the tree.
        return (int) Math.min(Integer.MAX_VALUE, 4L * text.length() + nodes * BYTES_OF_A_NODE);
    }

    boolean isMutation() {
        return operation.getOperation() == OperationDefinition.Operation.MUTATION;
    }
}
