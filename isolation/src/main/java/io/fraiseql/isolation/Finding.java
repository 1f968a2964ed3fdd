package io.fraiseql.isolation;

import java.util.Objects;

/**
 * Something that is wrong with the isolation of tenants.
 *
 * @param rule what does not hold
 * @param severity at most as bad as the rule's worst
 * @param object the role, table or view, as SQL writes its name
 * @param message one sentence: what is wrong with the object, and what follows from it
 * @param fix the SQL that mends it, for the object's owner or a superuser to run; several statements where it takes
 *     several
 */
public record Finding(Rule rule, Severity severity, String object, String message, String fix) {
    public Finding {
        Objects.requireNonNull(rule, "rule is null");
        Objects.requireNonNull(severity, "severity is null");
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(message, "message is null");
        Objects.requireNonNull(fix, "fix is null");
        if (severity.compareTo(rule.worst()) < 0) {
            throw new IllegalArgumentException("a finding of " + rule + " is no worse than " + rule.worst());
        }
    }

    /** A row of another tenant can be read or changed with what the role may do. */
    public static Finding error(Rule rule, Object object, String message, String fix) {
        return new Finding(rule, Severity.ERROR, object.toString(), message, fix);
    }

    /** That a row exists can be learned, or one more grant or change would make it an error. */
    public static Finding warning(Rule rule, Object object, String message, String fix) {
        return new Finding(rule, Severity.WARNING, object.toString(), message, fix);
    }

    /** Worth knowing; nothing leaks by it. */
    public static Finding info(Rule rule, Object object, String message, String fix) {
        return new Finding(rule, Severity.INFO, object.toString(), message, fix);
    }

    /** Whether a server must not start. */
    public boolean refusesStart() {
        return severity == Severity.ERROR;
    }
}
