package io.fraiseql.bench.jmh;

import io.fraiseql.tenancy.session.CompiledBatch;
import io.fraiseql.tenancy.session.Parameter;
import io.fraiseql.tenancy.session.RowReader;
import io.fraiseql.tenancy.session.SessionContext;
import io.fraiseql.tenancy.session.TenantSessions;
import io.fraiseql.tenancy.session.TransactionWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers every read with the same rows, which are there already: what is left to measure is what happens to rows. */
record ReceivedRows(TenantSessions compiler, ResultSet rows) implements TenantSessions {
    @Override
    public CompiledBatch compile(List<String> statements) {
        return compiler.compile(statements);
    }

    @Override
    public void read(SessionContext context, CompiledBatch batch, List<List<Parameter>> parameters, RowReader reader) {
        try {
            rows.beforeFirst();
            reader.read(0, rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <R extends @Nullable Object, X extends Exception> R readOnly(
            SessionContext context, TransactionWork<R, X> work) {
        throw new UnsupportedOperationException("only read");
    }

    @Override
    public <R extends @Nullable Object, X extends Exception> R write(
            SessionContext context, TransactionWork<R, X> work) {
        throw new UnsupportedOperationException("only read");
    }

    @Override
    public void close() {}
}
