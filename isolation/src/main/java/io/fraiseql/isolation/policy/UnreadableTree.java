package io.fraiseql.isolation.policy;

/** A tree that is not of the form that is known here. Whoever reads it says so; nothing is guessed. */
final class UnreadableTree extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableTree(String message) {
        super(message);
    }

    UnreadableTree(String message, Throwable cause) {
        super(message, cause);
    }
}
