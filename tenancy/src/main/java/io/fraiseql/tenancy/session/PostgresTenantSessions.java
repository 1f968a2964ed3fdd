package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.pool.ConnectionPool;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link TenantSessions} on PostgreSQL. */
public final class PostgresTenantSessions implements TenantSessions {
    private final ConnectionUrl shared;
    private final ContextSql contextSql;
    private final Transactions transactions;

    /**
     * Sessions of the app role.
     *
     * @param shared its URL of the database that tenants share
     */
    public PostgresTenantSessions(ConnectionPool pool, ConnectionUrl shared, SessionSettings settings) {
        this.shared = shared;
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
        String tenant = context.tenant().id().value();
        Optional<String> schema = switch (context.tenant().placement()) {
            case Placement.SharedRows() -> Optional.empty();
            case Placement.OwnSchema(String name) -> Optional.of(name);
            case Placement.OwnDatabase(String _) ->
                throw new UnsupportedOperationException(
                        "a database per tenant is not served yet; give the tenant another placement");
        };
        return new Opening(shared, schema, Optional.of(tenant), contextSql.values(tenant, context.identity()));
    }

    /** Does nothing: the pool belongs to whoever made it. */
    @Override
    public void close() {}
}
