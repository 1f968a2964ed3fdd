package io.fraiseql.tenancy.session;

import io.fraiseql.api.Db;
import io.fraiseql.tenancy.TenancyException.NoSession;
import io.fraiseql.tenancy.TenancyException.StatementTimeout;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.db.AuthorConnection;
import io.fraiseql.tenancy.db.DescribingConnection;
import io.fraiseql.tenancy.db.ParameterType;
import io.fraiseql.tenancy.db.ParameterTypes;
import io.fraiseql.tenancy.db.TenantDb;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** One session of {@link RolledBackSessions}: what {@link OpenTransaction} is in a transaction of its own. */
final class RolledBackTransaction implements TenantTransaction, AuthorConnection {
    private static final String QUERY_CANCELED = "57014";

    private final Connection connection;
    private final Optional<TenantId> tenant;
    private final String check;
    private final List<String> context;
    private final Db db = new TenantDb(this);
    private @Nullable NoSession lost;
    private boolean ended;

    private RolledBackTransaction(
            Connection connection, Optional<TenantId> tenant, String check, List<String> context) {
        this.connection = connection;
        this.tenant = tenant;
        this.check = check;
        this.context = context;
    }

    private record Describing(Connection connection) implements DescribingConnection {
        @Override
        public PreparedStatement prepare(String sql) throws SQLException {
            return connection.prepareStatement(sql);
        }

        @Override
        public <T> T ask(Question<T> question) throws SQLException {
            return question.ask();
        }
    }

    /** Sets the context. */
    static RolledBackTransaction open(
            Connection connection, ContextSql contextSql, SessionContext session, Access access) {
        Optional<TenantId> tenant = Optional.of(session.tenant().id());
        List<String> context = contextSql.values(tenant, session.identity());
        var transaction = new RolledBackTransaction(connection, tenant, contextSql.check(false), context);
        try (var statement = connection.prepareStatement(contextSql.select(false))) {
            Binding.texts(statement, 1, context);
            try (var row = statement.executeQuery()) {
                if (!ContextCheck.holds(row, context, 1)) {
                    throw new NoSession("the transaction did not carry the context that it was given");
                }
            }
            if (access == Access.READ_ONLY) {
                transaction.command("SET LOCAL transaction_read_only = on");
            }
            return transaction;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public Db db() {
        return db;
    }

    @Override
    public void query(SqlStatement statement, RowReader reader) {
        this.<@Nullable Void>execute(
                statement.sql(),
                prepared -> Binding.parameters(prepared, 1, statement.parameters(), tenant),
                (rows, count) -> {
                    if (rows == null) {
                        throw new IllegalStateException("the statement returns no rows");
                    }
                    reader.read(0, rows);
                    return null;
                });
    }

    @Override
    public List<ParameterType> types(String sql) {
        requireUsable();
        try {
            return ParameterTypes.infer(new Describing(connection), sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Does nothing: each is described anew. */
    @Override
    public void forget(String sql) {}

    @Override
    public <T extends @Nullable Object> T execute(String sql, Binder binder, ResultHandler<T> handler) {
        requireUsable();
        try (var statement = textual(sql)) {
            binder.bind(statement);
            boolean hasRows = statement.execute();
            long count = hasRows ? 0 : statement.getLargeUpdateCount();
            try (ResultSet rows = hasRows ? statement.getResultSet() : null) {
                requireContext();
                return handler.handle(rows, count);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Ends the work as a commit would: with what constraints have put off until then. */
    void finish() {
        ended = true;
        if (lost != null) {
            throw lost;
        }
        try {
            command("SET CONSTRAINTS ALL IMMEDIATE");
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    // Readers take values in text form, which the driver gives up for statements that it has prepared on the server.
    private PreparedStatement textual(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        return statement;
    }

    private void requireContext() throws SQLException {
        try (var statement = textual(check);
                var row = statement.executeQuery()) {
            if (!ContextCheck.holds(row, context, 1)) {
                lost = new NoSession("a statement changed the context of its transaction; nothing of it is kept");
                throw lost;
            }
        }
    }

    private void requireUsable() {
        if (ended) {
            throw new NoSession("the transaction has ended; use it only inside the method that was given it");
        }
        if (lost != null) {
            throw lost;
        }
    }

    private void command(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static RuntimeException failure(SQLException e) {
        return QUERY_CANCELED.equals(e.getSQLState()) ? new StatementTimeout(e) : new SqlFailure(e);
    }
}
