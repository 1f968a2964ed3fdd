package io.fraiseql.lifecycle.migration;

/** Migrations that cannot be read or begun at all. The message is for the operator, and names the remedy. */
public final class MigrationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MigrationException(String message) {
        super(message);
    }

    public MigrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
