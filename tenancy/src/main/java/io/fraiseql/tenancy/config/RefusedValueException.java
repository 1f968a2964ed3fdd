package io.fraiseql.tenancy.config;

/** A value that the rules of its record refuse, alone or beside another; names the key to mend. */
final class RefusedValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;

    RefusedValueException(String key, String message) {
        super(message);
        this.key = key;
    }

    String key() {
        return key;
    }
}
