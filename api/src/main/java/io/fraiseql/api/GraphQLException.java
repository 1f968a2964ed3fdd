package io.fraiseql.api;

import java.util.Map;
import java.util.Objects;

/**
 * An error whose code and message the author means the client to see. Every other exception reaches the client as
 * {@code INTERNAL} with a reference id, and the log in full.
 */
public class GraphQLException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, Object> extensions;

    /** @param code what {@code extensions.code} shows, such as {@code OUT_OF_STOCK} */
    public GraphQLException(String code, String message) {
        this(code, message, Map.of());
    }

    /** @param extensions further entries of {@code extensions}; values that JSON can show */
    public GraphQLException(String code, String message, Map<String, Object> extensions) {
        super(Objects.requireNonNull(message, "message is null"));
        this.code = Objects.requireNonNull(code, "code is null");
        this.extensions = Map.copyOf(extensions);
    }

    /** The request is not identified; thrown by middleware it ends the request with 401. */
    public static GraphQLException unauthorized(String message) {
        return new GraphQLException("UNAUTHORIZED", message);
    }

    /** The caller may not do this; thrown by middleware it ends the request with 403. */
    public static GraphQLException forbidden(String message) {
        return new GraphQLException("FORBIDDEN", message);
    }

    /** What {@code extensions.code} shows. */
    public String code() {
        return code;
    }

    /** Further entries of {@code extensions}. Unmodifiable. */
    public Map<String, Object> extensions() {
        return extensions == null ? Map.of() : extensions;
    }
}
