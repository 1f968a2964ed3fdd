package io.fraiseql.isolation;

import java.util.Objects;

/**
 * Something that is wrong with the isolation of tenants.
 *
 * @param check the check's short name, such as {@code T2}; stable, so that tools may refer to it
 * @param object the role, table or view, as SQL writes its name
 * @param message one sentence: what is wrong with the object, and what follows from it
 * @param fix the SQL that mends it, for the object's owner or a superuser to run; several statements where it
 *     takes several
 */
public record Finding(String check, Severity severity, String object, String message, String fix) {
    public Finding {
        Objects.requireNonNull(check, "check is null");
        Objects.requireNonNull(severity, "severity is null");
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(message, "message is null");
        Objects.requireNonNull(fix, "fix is null");
    }

    /** A row of another tenant can be read or changed with what the role may do. */
    public static Finding error(String check, Object object, String message, String fix) {
        return new Finding(check, Severity.ERROR, object.toString(), message, fix);
    }

    /** That a row exists can be learned, or one more grant or change would make it an error. */
    public static Finding warning(String check, Object object, String message, String fix) {
        return new Finding(check, Severity.WARNING, object.toString(), message, fix);
    }

    /** Worth knowing; nothing leaks by it. */
    public static Finding info(String check, Object object, String message, String fix) {
        return new Finding(check, Severity.INFO, object.toString(), message, fix);
    }

    /** Whether a server must not start. */
    public boolean refusesStart() {
        return severity == Severity.ERROR;
    }
}
