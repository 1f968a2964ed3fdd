package io.fraiseql.server.request;

/** A request that HTTP itself refuses, before it is GraphQL. The message is for the client. */
public final class HttpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    HttpRefusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Answered with 400. */
    public static HttpRefusal badRequest(String message) {
        return new HttpRefusal(400, "BAD_USER_INPUT", message);
    }

    /** Answered with 401. */
    public static HttpRefusal unauthorized(String message) {
        return new HttpRefusal(401, "UNAUTHORIZED", message);
    }

    /** Answered with 403. */
    public static HttpRefusal forbidden(String message) {
        return new HttpRefusal(403, "FORBIDDEN", message);
    }

    /** Answered with 415. */
    public static HttpRefusal unsupportedMediaType(String message) {
        return new HttpRefusal(415, "UNSUPPORTED_MEDIA_TYPE", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
