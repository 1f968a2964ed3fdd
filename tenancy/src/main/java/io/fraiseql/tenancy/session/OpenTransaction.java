package io.fraiseql.tenancy.session;

import io.fraiseql.api.Db;
import io.fraiseql.tenancy.TenancyException.NoSession;
import io.fraiseql.tenancy.db.AuthorConnection;
import io.fraiseql.tenancy.db.DescribingConnection;
import io.fraiseql.tenancy.db.ParameterType;
import io.fraiseql.tenancy.db.ParameterTypeCache;
import io.fraiseql.tenancy.db.TenantDb;
import io.fraiseql.tenancy.pool.PooledConnection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;

/**
 * A transaction in the hands of code that is not ours. After each statement, and in the same flush, the server is asked
 * for the context; it must be the one that the transaction began with before a row of that statement is handed out.
 * Otherwise the transaction is lost, whatever the code then does, and the connection with it.
 */
final class OpenTransaction implements TenantTransaction, AuthorConnection {
    private final Thread owner = Thread.currentThread();
    private final Lease lease;
    private final Opening opening;
    private final String check;
    /** What the check has to say. */
    private final List<String> context;

    private final ParameterTypeCache parameterTypes;
    private final Db db;
    private boolean ended;
    /** Nothing more can be done with this transaction, and its connection has to go. */
    private boolean lost;
    /** The first error of the database, or the reason for the loss. */
    private @Nullable RuntimeException failure;

    OpenTransaction(Lease lease, Opening opening, ContextSql contextSql, ParameterTypeCache parameterTypes) {
        this.lease = lease;
        this.opening = opening;
        this.check = "\n;" + contextSql.check(opening.schema().isPresent());
        this.context = Stream.concat(opening.values().stream(), opening.path().stream())
                .toList();
        this.parameterTypes = parameterTypes;
        this.db = new TenantDb(this);
    }

    private record Describing(PooledConnection connection) implements DescribingConnection {
        @Override
        public PreparedStatement prepare(String sql) throws SQLException {
            return connection.uncached(sql);
        }

        @Override
        public <T> T ask(Question<T> question) throws SQLException {
            return connection.ask(question::ask);
        }
    }

    /** Says what the caller is told. */
    @FunctionalInterface
    private interface Telling {
        RuntimeException of(Fault fault, SQLException e);
    }

    @Override
    public Db db() {
        return db;
    }

    @Override
    public void query(SqlStatement statement, RowReader reader) {
        this.<@Nullable Void>execute(
                statement.sql(),
                prepared -> Binding.parameters(prepared, 1, statement.parameters(), opening.tenant()),
                (rows, count) -> {
                    if (rows == null) {
                        throw new IllegalStateException("the statement returns no rows");
                    }
                    reader.read(0, rows);
                    return null;
                },
                (fault, e) -> Failures.ofCompiled(fault, e, opening));
    }

    @Override
    public List<ParameterType> types(String sql) {
        requireUsable();
        try {
            return parameterTypes.get(new Describing(lease.connection()), opening.database(), opening.schema(), sql);
        } catch (SQLException e) {
            throw failed(e, Failures::of);
        }
    }

    @Override
    public void forget(String sql) {
        parameterTypes.forget(opening.database(), opening.schema(), sql);
    }

    @Override
    public <T extends @Nullable Object> T execute(String sql, Binder binder, ResultHandler<T> handler) {
        return execute(sql, binder, handler, Failures::of);
    }

    private <T extends @Nullable Object> T execute(
            String sql, Binder binder, ResultHandler<T> handler, Telling telling) {
        requireUsable();
        try {
            PreparedStatement statement = lease.connection().prepared(opening.schema(), sql + check);
            binder.bind(statement);
            boolean hasRows = run(statement);
            long count = hasRows ? 0 : statement.getLargeUpdateCount();
            try (ResultSet rows = hasRows ? statement.getResultSet() : null) {
                boolean checked = statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
                requireContext(checked, statement);
                return handler.handle(rows, count);
            } finally {
                PooledConnection.skipResults(statement);
            }
        } catch (SQLException e) {
            throw failed(e, telling);
        }
    }

    private boolean run(PreparedStatement statement) throws SQLException {
        boolean answered = false;
        try {
            boolean hasRows = lease.connection().execute(statement);
            answered = true;
            return hasRows;
        } catch (SQLException e) {
            answered = true;
            throw e;
        } finally {
            if (!answered) {
                lose(new NoSession("the conversation with the database broke off"));
            }
        }
    }

    private void requireContext(boolean checked, PreparedStatement statement) throws SQLException {
        boolean intact = false;
        if (checked && lease.connection().transaction() == TransactionState.OPEN) {
            try (ResultSet row = statement.getResultSet()) {
                intact = ContextCheck.holds(row, context, 1);
            }
        }
        if (!intact) {
            throw lose(new NoSession("a statement changed the context of its transaction; nothing of it is kept"));
        }
    }

    /** Notes an error of the database, and returns what to throw. */
    private RuntimeException failed(SQLException e, Telling telling) {
        Fault fault = Fault.of(e, lease.connection());
        RuntimeException told = telling.of(fault, e);
        if (fault == Fault.BROKEN
                || fault == Fault.SILENT
                || lease.connection().transaction() == TransactionState.IDLE) {
            return lose(told);
        }
        if (fault == Fault.STALE) {
            lease.judge(fault);
        }
        failure = failure == null ? told : failure;
        return told;
    }

    private RuntimeException lose(RuntimeException reason) {
        lost = true;
        failure = reason;
        return reason;
    }

    private void requireUsable() {
        if (ended) {
            throw new NoSession("the transaction has ended; use it only inside the method that was given it");
        }
        if (!owner.equals(Thread.currentThread())) {
            throw new NoSession(
                    "a transaction belongs to the thread that opened it; read first, then hand over the data");
        }
        if (lost && failure != null) {
            throw failure;
        }
    }

    /**
     * Makes the work last.
     *
     * @throws RuntimeException when it cannot: then none of it does, unless the connection broke
     */
    void commit() {
        ended = true;
        if (lost || lease.connection().transaction() != TransactionState.OPEN) {
            rollbackAndReset();
            throw failure != null ? failure : new NoSession("the transaction ended before its time");
        }
        try {
            lease.connection().executeCached("COMMIT;" + PooledConnection.RESET);
            lease.connection().markReset();
            lease.sound();
        } catch (SQLException e) {
            Fault fault = Fault.of(e, lease.connection());
            if (fault != Fault.FAILED) {
                throw Failures.unavailable(e);
            }
            resetAfterFailedCommit();
            throw new SqlFailure(e);
        }
    }

    void rollback() {
        ended = true;
        rollbackAndReset();
    }

    private void rollbackAndReset() {
        if (lost) {
            lease.cut();
            return;
        }
        finish("ROLLBACK;" + PooledConnection.RESET);
    }

    private void resetAfterFailedCommit() {
        finish(PooledConnection.RESET);
    }

    private void finish(String sql) {
        try {
            lease.connection().executeCached(sql);
            lease.connection().markReset();
            lease.sound();
        } catch (SQLException e) {
            lease.cut();
        }
    }
}
