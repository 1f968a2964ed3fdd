package io.fraiseql.graphql.execution;

/** Ends a transaction whose answer is an error; the answer itself is already written. */
final class RollbackException extends Exception {
    private static final long serialVersionUID = 1L;

    RollbackException() {
        super("the operation failed", null, false, false);
    }
}
