package io.fraiseql.cli.schema;

/** A schema that cannot be loaded. The message tells every mistake, with file and line where there is one. */
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaException(String message) {
        super(message);
    }

    SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
