package io.fraiseql.tenancy.session;

import org.jspecify.annotations.Nullable;

/**
 * What fills one {@code ?}. Everything is bound as text of a known type and cast in the statement ({@code CAST(? AS uuid)}):
 * a parameter whose type the driver does not know would cost a second round trip, and with it the transaction.
 */
public sealed interface Parameter {
    /** The session's tenant. Whoever writes the statement says where it goes and never gets to say which it is. */
    record TenantParameter() implements Parameter {}

    /** A value in PostgreSQL's text form, or null. */
    record Value(@Nullable String text) implements Parameter {}
}
