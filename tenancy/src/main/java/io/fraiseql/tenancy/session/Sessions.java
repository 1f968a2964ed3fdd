package io.fraiseql.tenancy.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Read-only transactions that carry a context: {@link TenantSessions} that of a tenant, {@link AdminSessions} that of
 * an audited look across tenants. Thread-safe; blocks; made for virtual threads.
 *
 * <p>A thread has one session at a time: to open another inside is refused, because it would wait for a second
 * connection while holding the first.
 *
 * @param <C> whose session it is
 */
public sealed interface Sessions<C> extends AutoCloseable permits TenantSessions, AdminSessions {
    /** Makes statements ready for {@link #read}. Costs a string concatenation: once a plan, not once a request. */
    CompiledBatch compile(List<String> statements);

    /**
     * Runs a batch in one read-only transaction and one round trip. A connection that turns out to be broken is
     * replaced and the batch run again, once; the reader has seen nothing by then.
     *
     * @param parameters for each statement what fills its {@code ?}s
     */
    void read(C context, CompiledBatch batch, List<List<Parameter>> parameters, RowReader reader);

    /** Runs work in one read-only transaction. */
    <R extends @Nullable Object, X extends Exception> R readOnly(C context, TransactionWork<R, X> work) throws X;

    @Override
    void close();
}
