package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.config.TenantUrls;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.pool.ConnectionPool;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@link TenantSessions} on PostgreSQL.
 *
 * <h2>What is promised</h2>
 * <ol>
 *   <li>SQL runs only inside a transaction whose context (tenant, user, roles, timeout) was set in that transaction.
 *   <li>No row is handed out before the server has said that the context is the one that was asked for.
 *   <li>Nothing of one session reaches the next: no setting, role, path, lock, temporary table, half-read answer or
 *       open transaction.
 *   <li>A connection about which there is doubt is thrown away. It costs some milliseconds to open another.
 * </ol>
 *
 * <h2>Reads: one flush</h2>
 * <pre>{@code
 * BEGIN READ ONLY; SELECT set_config('app.tenant_id', ?, true), ...; SELECT ...; SELECT ...; ROLLBACK
 * }</pre>
 * is one text, prepared once per connection and executed as Bind/Execute pairs behind each other with one Sync at the
 * end. The tenant is a parameter, so all tenants share one plan. It works because every parameter has a type ({@link
 * Binding}): of one without, the driver asks the server first, which ends the flush and, in autocommit, the transaction
 * with it. {@code WireTest} reads the wire to see that it stays so. Rows are buffered by the driver; the transaction is
 * over when the first is read, and an exception of the reader finds a clean connection. Several statements are one
 * snapshot (repeatable read). When much text follows the first statement, they go one by one: see {@link
 * CompiledBatch#mayBlock}.
 *
 * <p>A read ends with ROLLBACK. There is nothing to commit, and whatever a function behind a view did to its session
 * goes back with the transaction, for settings, role, path and LISTEN are transactional, even {@code set_config(...,
 * false)}. The alternatives were measured or thought through: RESET ALL in each transaction costs about a twentieth of
 * its CPU; looking for traces afterwards finds settings only by name, and a policy may read a name that we do not know.
 * The price is that {@code pg_stat_database.xact_rollback} counts reads. Two things survive a rollback: advisory locks
 * of the session, and the last value of a sequence, which a read-only transaction cannot draw. For the locks each
 * connection is reset every second of use; see {@link io.fraiseql.tenancy.pool.PooledConnection#RESET}.
 *
 * <h2>Work: author code inside</h2>
 * One flush opens the transaction and checks the context, one runs each statement, one commits and resets. Behind each
 * statement, in its flush, the context is asked for again, and compared before the rows are handed out ({@link
 * OpenTransaction}). So a statement that changes the tenant or the role ends the session, even when it is caught, and
 * nothing is committed. What begins or ends a transaction is refused before it is sent. What cannot be seen from here
 * is SQL that changes the context and changes it back within one statement: whoever may install such a function, or
 * write such a statement, is inside the trusted base, and an application role cannot be kept from {@code set_config}.
 * The explicit tenant predicate of compiled statements does not depend on it.
 *
 * <h2>Errors</h2>
 * <table>
 *   <caption>What happens after an error</caption>
 *   <tr><th>{@link Fault}</th><th>connection</th><th>read</th><th>work</th></tr>
 *   <tr><td>BROKEN</td><td>cut</td><td>once more, on a proven one</td>
 *       <td>once more if nothing of it has run, else unavailable</td></tr>
 *   <tr><td>SILENT</td><td>cut</td><td>timeout</td><td>timeout</td></tr>
 *   <tr><td>TIMEOUT</td><td>rolled back, kept</td><td>timeout</td><td>timeout</td></tr>
 *   <tr><td>STALE</td><td>rolled back, statements forgotten</td><td>once more</td><td>SqlFailure</td></tr>
 *   <tr><td>FAILED</td><td>rolled back, kept</td><td>SqlFailure</td><td>SqlFailure</td></tr>
 * </table>
 * A commit whose answer does not come has an unknown outcome, and is told as unavailable. The interruption of a virtual
 * thread (its client has gone) closes the socket under the driver, which is BROKEN; such a thread tries nothing again.
 * The backend of a connection that is cut works on until its statement ends or times out.
 *
 * <h2>Threads</h2>
 * This object is thread-safe; a transaction belongs to its thread. One thread has one session at a time: a second would
 * wait for a connection while holding one, and be a second tenant.
 */
public final class PostgresTenantSessions implements TenantSessions {
    private final Routes routes;
    private final ContextSql contextSql;
    private final Transactions transactions;

    /**
     * Sessions of the app role, for tenants of every placement; own databases are on the host of the shared one.
     *
     * @param shared its URL of the database that tenants share
     */
    public PostgresTenantSessions(ConnectionPool pool, ConnectionUrl shared, SessionSettings settings) {
        this(pool, new Routes(Strategy.HYBRID, shared, TenantUrls.of(shared, List.of(shared.host()))), settings);
    }

    /** Sessions of the app role. */
    public PostgresTenantSessions(ConnectionPool pool, Routes routes, SessionSettings settings) {
        this.routes = routes;
        this.contextSql = new ContextSql(settings);
        this.transactions = new Transactions(pool, contextSql);
    }

    @Override
    public CompiledBatch compile(List<String> statements) {
        return transactions.compile(statements);
    }

    @Override
    public void read(SessionContext context, CompiledBatch batch, List<List<Parameter>> parameters, RowReader reader) {
        transactions.read(opening(context), batch, parameters, reader);
    }

    @Override
    public <R extends @Nullable Object, X extends Exception> R readOnly(
            SessionContext context, TransactionWork<R, X> work) throws X {
        return transactions.run(opening(context), Access.READ_ONLY, work);
    }

    @Override
    public <R extends @Nullable Object, X extends Exception> R write(SessionContext context, TransactionWork<R, X> work)
            throws X {
        return transactions.run(opening(context), Access.READ_WRITE, work);
    }

    private Opening opening(SessionContext context) {
        Optional<TenantId> tenant = Optional.of(context.tenant().id());
        Optional<String> schema = context.tenant().placement() instanceof Placement.OwnSchema(String name)
                ? Optional.of(name)
                : Optional.empty();
        return new Opening(
                routes.pool(context.tenant()), schema, tenant, contextSql.values(tenant, context.identity()));
    }

    /** Does nothing: the pool belongs to whoever made it. */
    @Override
    public void close() {}
}
