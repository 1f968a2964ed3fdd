package io.fraiseql.cli.probe;

import io.fraiseql.api.GraphQLException;
import io.fraiseql.graphql.GraphQLResult;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.tenancy.TenancyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The result of an operation as a client sees it: of an error that the server keeps to itself, that there was one.
 *
 * @param text as it goes over the wire
 * @param value the same, read: maps, lists, strings, numbers, booleans, null
 */
record OperationResult(
        boolean failed, String text, @Nullable Object value) {
    /** An answer of the engine. */
    static OperationResult of(GraphQLResult result) {
        var bytes = new ByteArrayOutputStream();
        try {
            result.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        Object value = JsonMapper.shared().readValue(text, Object.class);
        return new OperationResult(!result.errorCodes().isEmpty(), text, value);
    }

    /** An exception, as the server tells of it. */
    static OperationResult of(RuntimeException failure) {
        String text = switch (failure) {
            case RequestException e -> e.kind().code() + ": " + e.problems();
            case GraphQLException e -> e.code() + ": " + e.getMessage();
            case TenancyException e -> e.getClass().getSimpleName();
            default -> "INTERNAL";
        };
        return new OperationResult(true, text, text);
    }
}
