package io.fraiseql.lifecycle.ddl;

/** Tables that cannot be shared between tenants as they are. The message names the table and the remedy. */
public final class DdlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DdlException(String message) {
        super(message);
    }
}
