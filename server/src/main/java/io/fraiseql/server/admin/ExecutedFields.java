package io.fraiseql.server.admin;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.fraiseql.server.admin.AdminAnswer.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The root fields of one document that have run. Kept in its context; used by the thread that executes it. */
final class ExecutedFields {
    /** By what the document calls them. */
    private final Map<String, String> fields = new LinkedHashMap<>();

    private Optional<String> operation = Optional.empty();

    /** A fetcher that is recorded before it does anything. */
    static <T> DataFetcher<T> recorded(DataFetcher<T> fetcher) {
        return environment -> {
            Objects.requireNonNull(
                            environment.getGraphQlContext().<ExecutedFields>get(ExecutedFields.class),
                            "the context has no record of fields")
                    .add(environment);
            return fetcher.get(environment);
        };
    }

    private void add(DataFetchingEnvironment environment) {
        operation = Optional.ofNullable(environment.getOperationDefinition().getName());
        fields.put(
                environment.getExecutionStepInfo().getResultKey(),
                environment.getField().getName());
    }

    /** The answer with the outcome of each field. */
    AdminAnswer answer(ExecutionResult result) {
        List<Outcome> outcomes = fields.entrySet().stream()
                .map(field -> new Outcome(field.getValue(), error(field.getKey(), result.getErrors())))
                .toList();
        return new AdminAnswer(result.toSpecification(), operation, outcomes);
    }

    private static Optional<String> error(String key, List<GraphQLError> errors) {
        return errors.stream()
                .filter(error -> begins(error.getPath(), key))
                .map(error ->
                        error.getExtensions() != null && error.getExtensions().get("code") instanceof String code
                                ? code
                                : "INTERNAL")
                .findFirst();
    }

    private static boolean begins(@Nullable List<Object> path, String key) {
        return path != null && !path.isEmpty() && path.getFirst().equals(key);
    }
}
