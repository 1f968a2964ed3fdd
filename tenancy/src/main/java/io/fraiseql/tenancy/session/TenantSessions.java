package io.fraiseql.tenancy.session;

import java.util.List;

/**
 * The only way to a connection. Each method opens a transaction that carries the tenant, does its work and gives the connection back
 * clean, or throws it away. Thread-safe; blocks; made for virtual threads.
 *
 * <p>All methods throw {@link io.fraiseql.tenancy.TenancyException.DatabaseUnavailable} when no connection can be had,
 * {@link io.fraiseql.tenancy.TenancyException.StatementTimeout} when a statement takes too long, and {@link SqlFailure} for
 * every other error of the database.
 */
public interface TenantSessions extends AutoCloseable {
    /** Makes statements ready for {@link #read}. Costs a string concatenation: once a plan, not once a request. */
    CompiledBatch compile(List<String> statements);

    /**
     * Runs a batch in one read-only transaction and one round trip. A connection that turns out to be broken is replaced and the batch
     * run again, once; the reader then sees its statements from the first again.
     *
     * @param parameters for each statement what fills its {@code ?}s
     */
    void read(SessionContext context, CompiledBatch batch, List<List<Parameter>> parameters, RowReader reader);

    /** Runs work in one read-only transaction. */
    <R, X extends Exception> R readOnly(SessionContext context, TransactionWork<R, X> work) throws X;

    /** Runs work in one transaction: committed when it returns, rolled back when it throws. */
    <R, X extends Exception> R write(SessionContext context, TransactionWork<R, X> work) throws X;

    @Override
    void close();
}
