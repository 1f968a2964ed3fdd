package io.fraiseql.tenancy.session;

import org.jspecify.annotations.Nullable;

/**
 * The only way to a connection. Each method opens a transaction that carries the tenant, does its work and gives the
 * connection back clean, or throws it away. Thread-safe; blocks; made for virtual threads.
 *
 * <p>All methods throw {@link io.fraiseql.tenancy.TenancyException.DatabaseUnavailable} when no connection can be had,
 * {@link io.fraiseql.tenancy.TenancyException.StatementTimeout} when a statement takes too long, {@link
 * io.fraiseql.tenancy.TenancyException.NoSession} when the thread already has a session, and {@link SqlFailure} for
 * every other error of the database.
 */
public non-sealed interface TenantSessions extends Sessions<SessionContext> {
    /**
     * Runs work in one transaction: committed when it returns, rolled back when it throws. When the connection is lost
     * in the middle of the commit, {@link io.fraiseql.tenancy.TenancyException.DatabaseUnavailable} says that its
     * outcome is unknown; work is never run twice.
     */
    <R extends @Nullable Object, X extends Exception> R write(SessionContext context, TransactionWork<R, X> work)
            throws X;
}
