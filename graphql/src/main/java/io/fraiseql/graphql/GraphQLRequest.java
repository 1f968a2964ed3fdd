package io.fraiseql.graphql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for.
 *
 * @param variables as JSON gave them: maps, lists, strings, booleans, numbers ({@code Integer}, {@code Long}, {@code
 *     BigInteger}, {@code BigDecimal}), null
 * @param queriesOnly whether a mutation is refused, as it must be over GET
 */
public record GraphQLRequest(
        String document, Optional<String> operationName, Map<String, @Nullable Object> variables, boolean queriesOnly) {
    public GraphQLRequest {
        Objects.requireNonNull(document, "document is null");
        Objects.requireNonNull(operationName, "operationName is null");
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
}
