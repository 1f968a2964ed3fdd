package io.fraiseql.doctor;

/** A baseline that cannot be read. The message is for its author. */
public final class BaselineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BaselineException(String message) {
        super(message);
    }
}
