package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.TenancyException.NoSession;
import io.fraiseql.tenancy.placement.Placement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * {@link TenantSessions} of which nothing remains. Each is a savepoint in a transaction that somebody else has begun
 * and will roll back, and is taken back whether its work succeeds or fails. For trials in rows that are not committed,
 * which no other connection sees; nothing that serves uses it.
 *
 * <p>It cannot be made to commit. Authors' statements that begin or end a transaction are refused before they are sent,
 * as everywhere; a procedure that commits fails inside of a transaction; and where the transaction, or the savepoint,
 * is gone all the same, {@link Ended} is thrown then and from there on. What work does outside of this connection is
 * not taken back, nor is what PostgreSQL keeps out of transactions: sequences advance, files that are written stay,
 * other sessions that are ended remain so. Rows that work reaches are locked until the caller's transaction ends.
 *
 * <p>Otherwise a session is what it is under {@link PostgresTenantSessions}: the same context, the same check
 * of it behind each statement, read-only where that is read-only, deferred constraints looked at before the
 * end. Not thread-safe.
 */
public final class RolledBackSessions implements TenantSessions {
    private final Connection connection;
    private final BaseConnection protocol;
    private final ContextSql contextSql;
    private final Witness witness;
    private boolean open;
    private boolean ended;

    /** Sees what work has done before it is taken back. */
    @FunctionalInterface
    public interface Witness {
        /** Looks; the connection is the session's, and is left in its transaction. Not called for work that failed. */
        void worked() throws SQLException;
    }

    /** The transaction has ended under a session, so that nothing may be tried any more. */
    public static final class Ended extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Ended(@Nullable Throwable cause) {
            super(
                    "the transaction that was to be rolled back is not open any more, so nothing else is tried in it",
                    cause);
        }
    }

    /**
     * Sessions in the transaction of a connection.
     *
     * @param connection in a transaction, and in the role that serves; stays the caller's
     * @param role that role
     */
    public RolledBackSessions(Connection connection, String role, SessionSettings settings, Witness witness)
            throws SQLException {
        this.connection = connection;
        this.protocol = connection.unwrap(BaseConnection.class);
        this.contextSql = new ContextSql(settings, "current_user = '" + role.replace("'", "''") + "'");
        this.witness = witness;
    }

    @Override
    public CompiledBatch compile(List<String> statements) {
        return new CompiledBatch(statements, "", "");
    }

    @Override
    public void read(SessionContext context, CompiledBatch batch, List<List<Parameter>> parameters, RowReader reader) {
        this.<@Nullable Void, RuntimeException>readOnly(context, transaction -> {
            for (int each = 0; each < batch.statements(); each++) {
                int number = each;
                var statement = new SqlStatement(batch.each().get(number), parameters.get(number));
                transaction.query(statement, (only, rows) -> reader.read(number, rows));
            }
            return null;
        });
    }

    @Override
    public <R extends @Nullable Object, X extends Exception> R readOnly(
            SessionContext context, TransactionWork<R, X> work) throws X {
        return run(context, Access.READ_ONLY, work);
    }

    @Override
    public <R extends @Nullable Object, X extends Exception> R write(SessionContext context, TransactionWork<R, X> work)
            throws X {
        return run(context, Access.READ_WRITE, work);
    }

    private <R extends @Nullable Object, X extends Exception> R run(
            SessionContext context, Access access, TransactionWork<R, X> work) throws X {
        if (open) {
            throw new NoSession("there is a session already; use its transaction instead of opening another");
        }
        if (!(context.tenant().placement() instanceof Placement.SharedRows)) {
            throw new IllegalArgumentException("only tenants of shared tables can be tried in one transaction");
        }
        Savepoint before = savepoint();
        open = true;
        try {
            var transaction = RolledBackTransaction.open(connection, contextSql, context, access);
            R result = work.run(transaction);
            transaction.finish();
            look();
            return result;
        } finally {
            open = false;
            takeBack(before);
        }
    }

    private Savepoint savepoint() {
        requireTransaction();
        try {
            return connection.setSavepoint();
        } catch (SQLException e) {
            throw ended(e);
        }
    }

    private void look() {
        try {
            witness.worked();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private void takeBack(Savepoint before) {
        requireTransaction();
        try {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            throw ended(e);
        }
    }

    private void requireTransaction() {
        if (ended || protocol.getTransactionState() == TransactionState.IDLE) {
            throw ended(null);
        }
    }

    private Ended ended(@Nullable Throwable cause) {
        ended = true;
        return new Ended(cause);
    }

    /** Does nothing: the connection belongs to whoever made it. */
    @Override
    public void close() {}
}
