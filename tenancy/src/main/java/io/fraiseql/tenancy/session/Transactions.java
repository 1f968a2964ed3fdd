package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.TenancyException.NoSession;
import io.fraiseql.tenancy.db.ParameterTypeCache;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PooledConnection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs transactions that carry a context; see {@link PostgresTenantSessions} for what that promises. */
final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final ScopedValue<Boolean> OPEN = ScopedValue.newInstance();

    private final ConnectionPool pool;
    private final ContextSql contextSql;
    private final ParameterTypeCache parameterTypes = new ParameterTypeCache();

    Transactions(ConnectionPool pool, ContextSql contextSql) {
        this.pool = pool;
        this.contextSql = contextSql;
    }

    CompiledBatch compile(List<String> statements) {
        // One statement is one snapshot anyway; several have to share one.
        String begin = statements.size() > 1 ? Access.READ_ONLY.begin() : "BEGIN READ ONLY";
        String body = ";" + String.join("\n;", statements) + "\n;ROLLBACK";
        return new CompiledBatch(statements, opening(begin, false) + body, opening(begin, true) + body);
    }

    private String opening(String begin, boolean withSchema) {
        return begin + ";" + contextSql.select(withSchema);
    }

    void read(Opening opening, CompiledBatch batch, List<List<Parameter>> parameters, RowReader reader) {
        if (parameters.size() != batch.statements()) {
            throw new IllegalArgumentException(
                    "parameters for " + parameters.size() + " statements, but there are " + batch.statements());
        }
        if (batch.mayBlock(parameters)) {
            readOneByOne(opening, batch, parameters, reader);
            return;
        }
        requireNoSession();
        ScopedValue.where(OPEN, true).run(() -> {
            if (!readOnce(pool.borrow(opening.pool(), opening.borrower()), opening, batch, parameters, reader, true)) {
                readOnce(
                        pool.borrowProven(opening.pool(), opening.borrower()),
                        opening,
                        batch,
                        parameters,
                        reader,
                        false);
            }
        });
    }

    private void readOneByOne(
            Opening opening, CompiledBatch batch, List<List<Parameter>> parameters, RowReader reader) {
        this.<@Nullable Void, RuntimeException>run(opening, Access.READ_ONLY, transaction -> {
            for (int each = 0; each < batch.statements(); each++) {
                int number = each;
                transaction.query(
                        new SqlStatement(batch.each().get(number), parameters.get(number)),
                        (only, rows) -> reader.read(number, rows));
            }
            return null;
        });
    }

    /** Returns false for "again, please". */
    private boolean readOnce(
            PooledConnection connection,
            Opening opening,
            CompiledBatch batch,
            List<List<Parameter>> parameters,
            RowReader reader,
            boolean mayTryAgain) {
        try (var lease = new Lease(pool, connection)) {
            PreparedStatement statement;
            boolean intact;
            try {
                statement = connection.prepared(
                        opening.schema(), batch.text(opening.schema().isPresent()));
                int next = bindContext(statement, opening);
                for (List<Parameter> each : parameters) {
                    next = Binding.parameters(statement, next, each, opening.tenant());
                }
                connection.execute(statement);
                intact = nextRows(statement) && holds(statement, opening);
            } catch (SQLException e) {
                Fault fault = Fault.of(e, connection);
                lease.judge(fault);
                if (mayTryAgain && fault.mayPass() && !Thread.currentThread().isInterrupted()) {
                    LOG.debug("read again on another connection after: {}", e.getMessage());
                    return false;
                }
                throw Failures.ofCompiled(fault, e, opening);
            }
            if (!intact || !connection.isClean()) {
                if (mayTryAgain) {
                    return false;
                }
                throw new NoSession("the transaction did not carry the context that it was given");
            }
            lease.sound();
            try {
                for (int number = 0; number < batch.statements(); number++) {
                    if (!statement.getMoreResults() && !nextRows(statement)) {
                        throw new IllegalStateException("statement " + number + " of the batch returns no rows");
                    }
                    reader.read(number, statement.getResultSet());
                }
                PooledConnection.skipResults(statement);
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
            return true;
        }
    }

    private static int bindContext(PreparedStatement statement, Opening opening) throws SQLException {
        int next = Binding.texts(statement, 1, opening.values());
        if (opening.schema().isPresent()) {
            next = Binding.texts(
                    statement,
                    next,
                    List.of(opening.path().get(), opening.schema().get()));
        }
        return next;
    }

    private static boolean holds(PreparedStatement statement, Opening opening) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            return ContextCheck.holds(rows, opening.values(), opening.schema().isPresent() ? 3 : 1);
        }
    }

    /** Moves to the next result that has rows, from the present one on. */
    private static boolean nextRows(PreparedStatement statement) throws SQLException {
        while (statement.getResultSet() == null) {
            if (statement.getUpdateCount() == -1) {
                return false;
            }
            statement.getMoreResults();
        }
        return true;
    }

    <R extends @Nullable Object, X extends Exception> R run(Opening opening, Access access, TransactionWork<R, X> work)
            throws X {
        requireNoSession();
        return ScopedValue.where(OPEN, true).call(() -> {
            try (var lease = open(opening, access)) {
                var transaction = new OpenTransaction(lease, opening, contextSql, parameterTypes);
                R result;
                try {
                    result = work.run(transaction);
                } catch (Throwable e) {
                    transaction.rollback();
                    throw e;
                }
                transaction.commit();
                return result;
            }
        });
    }

    /** Opens a transaction. Nothing of the work has run yet, so a broken connection may be replaced. */
    private Lease open(Opening opening, Access access) {
        var lease = begin(pool.borrow(opening.pool(), opening.borrower()), opening, access, true);
        return lease != null
                ? lease
                : Objects.requireNonNull(
                        begin(pool.borrowProven(opening.pool(), opening.borrower()), opening, access, false));
    }

    private @Nullable Lease begin(PooledConnection connection, Opening opening, Access access, boolean mayTryAgain) {
        var lease = new Lease(pool, connection);
        boolean opened = false;
        try {
            PreparedStatement statement = connection.prepared(
                    opening.schema(), opening(access.begin(), opening.schema().isPresent()));
            bindContext(statement, opening);
            connection.execute(statement);
            opened = nextRows(statement)
                    && holds(statement, opening)
                    && connection.transaction() == TransactionState.OPEN;
            if (opened) {
                return lease;
            }
            if (mayTryAgain) {
                return null;
            }
            throw new NoSession("the transaction did not carry the context that it was given");
        } catch (SQLException e) {
            Fault fault = Fault.of(e, connection);
            lease.judge(fault);
            if (mayTryAgain && fault.mayPass() && !Thread.currentThread().isInterrupted()) {
                return null;
            }
            throw "25006".equals(e.getSQLState()) ? Failures.unavailable(e) : Failures.of(fault, e);
        } finally {
            if (!opened) {
                lease.close();
            }
        }
    }

    private static void requireNoSession() {
        if (OPEN.isBound()) {
            throw new NoSession("this thread has a session already; use its transaction instead of opening another");
        }
    }
}
