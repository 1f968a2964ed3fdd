package io.fraiseql.graphql.plan;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLSchema;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.RequestException.Kind;
import io.fraiseql.graphql.RequestException.Problem;
import io.fraiseql.graphql.json.JavaJson;
import io.fraiseql.graphql.json.JsonBuffer;
import io.fraiseql.graphql.json.JsonLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lets graphql-java answer {@code __schema} and {@code __type}; an answer without variables is kept with the plan. */
public final class IntrospectionAnswers {
    private final GraphQL graphql;
    private final boolean allowed;

    IntrospectionAnswers(GraphQLSchema schema, boolean allowed) {
        this.allowed = allowed;
        // The document is valid already, and once cut down to one field might not be: it may define fragments it no
        // longer uses.
        this.graphql = GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider((input, _) -> CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry((Document) Objects.requireNonNull(input.getLocalContext()))))
                .build();
    }

    @SuppressWarnings("rawtypes") // as graphql-java has it
    RootField plan(String key, PreparedDocument prepared, List<Field> merged) {
        if (!allowed) {
            throw new RequestException(
                    Kind.VALIDATION_FAILED, List.of(new Problem("introspection is switched off", List.of())));
        }
        var operation = prepared.operation()
                .transform(builder -> builder.selectionSet(
                        SelectionSet.newSelectionSet(merged).build()));
        var definitions = new ArrayList<Definition>(prepared.fragments().values());
        definitions.add(operation);
        var document = Document.newDocument().definitions(definitions).build();
        return prepared.variableTypes().isEmpty()
                ? new RootField.Constant(key, JsonLiteral.of(answer(key, document, Map.of())))
                : new RootField.Introspection(key, document);
    }

    /** The member's value as JSON. */
    public String answer(String key, Document document, Map<String, @Nullable Object> rawVariables) {
        var result = graphql.execute(ExecutionInput.newExecutionInput()
                .query("introspection")
                .localContext(document)
                .operationName(document.getDefinitionsOfType(OperationDefinition.class)
                        .getFirst()
                        .getName())
                .variables(DocumentReader.unannotated(rawVariables))
                .build());
        if (!result.getErrors().isEmpty()) {
            throw new RequestException(
                    Kind.BAD_USER_INPUT,
                    result.getErrors().stream()
                            .map(IntrospectionAnswers::problem)
                            .toList());
        }
        Map<String, @Nullable Object> data = Objects.requireNonNull(result.<Map<String, @Nullable Object>>getData());
        var out = new JsonBuffer(1 << 14);
        JavaJson.write(out, data.get(key));
        return out.toString();
    }

    private static Problem problem(GraphQLError error) {
        return DocumentReader.problem(error);
    }
}
