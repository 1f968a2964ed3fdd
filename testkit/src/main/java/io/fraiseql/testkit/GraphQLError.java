package io.fraiseql.testkit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error of an answer.
 *
 * @param code {@code extensions.code}; empty when there is none
 * @param path where in the data, such as {@code posts.0.author}; empty for an error of the whole request
 */
public record GraphQLError(String message, String code, String path) {
    public GraphQLError {
        Objects.requireNonNull(message, "message is null");
        Objects.requireNonNull(code, "code is null");
        Objects.requireNonNull(path, "path is null");
    }

    static GraphQLError of(@Nullable Object json) {
        Map<?, ?> error = json instanceof Map<?, ?> map ? map : Map.of();
        Map<?, ?> extensions = error.get("extensions") instanceof Map<?, ?> map ? map : Map.of();
        List<?> path = error.get("path") instanceof List<?> list ? list : List.of();
        return new GraphQLError(
                text(error.get("message")),
                text(extensions.get("code")),
                String.join(".", path.stream().map(String::valueOf).toList()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
