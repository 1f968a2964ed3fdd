package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads across tenants, as the role that row-level security does not bind. Every use is in the audit log before its SQL
 * runs; there is no way to write. {@code app.tenant_id} is empty here, and a {@link Parameter.TenantParameter} has
 * nothing to stand for and is refused.
 */
public final class AdminSessions implements Sessions<AdminContext> {
    private final PoolKey database;
    private final AuditLog audit;
    private final ContextSql contextSql;
    private final Transactions transactions;

    /**
     * Sessions of the admin role.
     *
     * @param database its URL; its connections count against the pool's limit like all others
     */
    public AdminSessions(ConnectionPool pool, ConnectionUrl database, SessionSettings settings, AuditLog audit) {
        this.database = PoolKey.admin(database);
        this.audit = audit;
        this.contextSql = new ContextSql(settings);
        this.transactions = new Transactions(pool, contextSql);
    }

    @Override
    public CompiledBatch compile(List<String> statements) {
        return transactions.compile(statements);
    }

    @Override
    public void read(AdminContext context, CompiledBatch batch, List<List<Parameter>> parameters, RowReader reader) {
        transactions.read(opening(context), batch, parameters, reader);
    }

    @Override
    public <R extends @Nullable Object, X extends Exception> R readOnly(
            AdminContext context, TransactionWork<R, X> work) throws X {
        return transactions.run(opening(context), Access.READ_ONLY, work);
    }

    private Opening opening(AdminContext context) {
        audit.record(context);
        return new Opening(
                database, Optional.empty(), Optional.empty(), contextSql.values(Optional.empty(), context.identity()));
    }

    /** Does nothing: the pool belongs to whoever made it. */
    @Override
    public void close() {}
}
