package io.fraiseql.server;

/** A request that HTTP itself refuses, before it is GraphQL. The message is for the client. */
final class HttpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    HttpRefusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static HttpRefusal badRequest(String message) {
        return new HttpRefusal(400, "BAD_USER_INPUT", message);
    }

    static HttpRefusal unauthorized(String message) {
        return new HttpRefusal(401, "UNAUTHORIZED", message);
    }

    static HttpRefusal forbidden(String message) {
        return new HttpRefusal(403, "FORBIDDEN", message);
    }

    static HttpRefusal unsupportedMediaType(String message) {
        return new HttpRefusal(415, "UNSUPPORTED_MEDIA_TYPE", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
