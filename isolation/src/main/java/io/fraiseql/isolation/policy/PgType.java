package io.fraiseql.isolation.policy;

import java.util.Objects;

/**
 * A type of PostgreSQL's; a domain counts as what it is made of.
 *
 * @param name as SQL writes it
 */
public record PgType(long oid, String name, Kind kind) {
    /** What values of a type can be reasoned about as. */
    public enum Kind {
        BOOLEAN,
        INTEGER,
        TEXT,
        UUID,
        ENUM,
        /** Only whether two values are the same thing is known, and not even that for every operator. */
        OTHER
    }

    /** {@code text}. */
    public static final PgType TEXT = new PgType(25, "text", Kind.TEXT);

    /** {@code boolean}. */
    public static final PgType BOOLEAN = new PgType(16, "boolean", Kind.BOOLEAN);

    public PgType {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(kind, "kind is null");
    }

    @Override
    public String toString() {
        return name;
    }
}
