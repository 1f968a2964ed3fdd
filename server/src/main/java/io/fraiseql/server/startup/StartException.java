package io.fraiseql.server.startup;

/**
 * A server that must not, or cannot, start. The message says all that is wrong, with the remedy, and holds no secret.
 */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
