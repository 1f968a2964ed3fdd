package io.fraiseql.lifecycle.provisioning;

/**
 * A tenant that could not be created, shown or given up. The message is for the operator and names the remedy; it holds
 * no secret.
 */
public final class ProvisioningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProvisioningException(String message) {
        super(message);
    }

    ProvisioningException(String message, Throwable cause) {
        super(message, cause);
    }
}
