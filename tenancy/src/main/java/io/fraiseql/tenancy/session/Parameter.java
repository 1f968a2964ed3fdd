package io.fraiseql.tenancy.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What fills one {@code ?}. Everything is bound as text of a type that the driver knows, and cast in the statement
 * ({@code CAST(? AS uuid)}): a parameter whose type the driver does not know would cost a second round trip, and with
 * it the transaction.
 */
public sealed interface Parameter {
    /** What the {@code ?} is declared as; the same each time, or the statement is prepared anew. */
    DeclaredType type();

    /** The session's tenant. Whoever writes the statement says where it goes and never gets to say which it is. */
    record TenantParameter(DeclaredType type) implements Parameter {
        public TenantParameter {
            Objects.requireNonNull(type, "type is null");
        }

        /** The tenant as text. */
        public TenantParameter() {
            this(DeclaredType.TEXT);
        }
    }

    /** A value in PostgreSQL's text form, or null. */
    record Value(@Nullable String text, DeclaredType type) implements Parameter {
        public Value {
            Objects.requireNonNull(type, "type is null");
        }

        /** Text, or null. */
        public Value(@Nullable String text) {
            this(text, DeclaredType.TEXT);
        }
    }
}
