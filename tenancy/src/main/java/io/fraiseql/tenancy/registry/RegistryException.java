package io.fraiseql.tenancy.registry;

/**
 * The registry cannot be read or written. The message names the remedy, with the SQL where SQL is the remedy; it holds
 * no secret.
 */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryException(String message) {
        super(message);
    }

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
