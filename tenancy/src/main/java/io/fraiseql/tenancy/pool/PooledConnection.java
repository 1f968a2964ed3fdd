package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.core.TransactionState;

/**
 * One physical connection with the statements that are prepared on it. Belongs to one borrower at a time, who alone may
 * touch it.
 */
public final class PooledConnection {
    /**
     * The statements that reset a session. They take from it what outlives a transaction: settings, the role, locks,
     * channels, cursors, temporary tables, and the last value of a sequence, which would tell the next borrower how
     * many rows another tenant makes. Then they say how values look as text, so that no answer depends on what the
     * role, the database or the JVM's time zone say.
     */
    public static final String RESET = "RESET SESSION AUTHORIZATION;RESET ROLE;RESET ALL;UNLISTEN *;CLOSE ALL;"
            + "DISCARD TEMP;DISCARD SEQUENCES;"
            + "SELECT pg_catalog.pg_advisory_unlock_all(), pg_catalog.set_config('TimeZone', 'UTC', false),"
            + " pg_catalog.set_config('IntervalStyle', 'iso_8601', false),"
            + " pg_catalog.set_config('bytea_output', 'hex', false)";

    private static final long VALID_AFTER_USE_NANOS = Duration.ofMillis(500).toNanos();
    private static final long VALID_AFTER_RESET_NANOS = Duration.ofSeconds(1).toNanos();

    private final ConnectionUrl database;
    private final Connection connection;
    private final BaseConnection protocol;
    private final StatementCache statements;
    private final long expiresAt;
    private long usedAt = System.nanoTime();
    private long resetAt = usedAt;
    private boolean fresh = true;
    final Usage usage = new Usage();

    /** Since when the server owes an answer; 0 when it owes none. Read by the maintenance thread. */
    private volatile long askedAt;

    private volatile boolean cut;

    PooledConnection(ConnectionUrl database, Connection connection, Duration maxLifetime) throws SQLException {
        this.database = database;
        this.connection = connection;
        this.statements = new StatementCache(connection);
        this.protocol = connection.unwrap(BaseConnection.class);
        // The one number of a built-in type that the driver would ask the server for, each connection anew.
        protocol.getTypeInfo().addCoreType("uuid", Oid.UUID, Types.OTHER, UUID.class.getName(), Oid.UUID_ARRAY);
        executeCached(RESET);
        long most = maxLifetime.toNanos();
        this.expiresAt = usedAt + most - ThreadLocalRandom.current().nextLong(most / 10 + 1);
    }

    /** The database and the role that this is a connection of. */
    public ConnectionUrl database() {
        return database;
    }

    /** The statement of this text, prepared on the server when it first runs and cached for the next time. */
    public PreparedStatement prepared(String sql) throws SQLException {
        return prepared(Optional.empty(), sql);
    }

    /**
     * As {@link #prepared(String)}, for a statement whose names are looked up in a schema.
     *
     * @param schema the schema that leads the path when it runs
     */
    public PreparedStatement prepared(Optional<String> schema, String sql) throws SQLException {
        return statements.get(schema, sql);
    }

    /** A new statement, which the caller closes. */
    public PreparedStatement uncached(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Closes all cached statements, after the server has found one to be out of date. */
    public void forgetStatements() throws SQLException {
        statements.clear();
    }

    /** Something that the server is asked and waited for. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws SQLException;
    }

    /**
     * Asks the server, which is cut off when it is silent for too long. All talk goes through here: what does not might
     * wait for ever.
     */
    public <T> T ask(Question<T> question) throws SQLException {
        askedAt = System.nanoTime() | 1;
        try {
            return question.ask();
        } finally {
            askedAt = 0;
        }
    }

    /** Runs a statement; true when its first result has rows. */
    public boolean execute(PreparedStatement statement) throws SQLException {
        return ask(statement::execute);
    }

    /** Runs statements without parameters and without interest in their results. */
    public void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            ask(() -> statement.execute(sql));
        }
    }

    /** Runs statements without parameters, cached, and without interest in their results. */
    public void executeCached(String sql) throws SQLException {
        PreparedStatement statement = prepared(sql);
        execute(statement);
        skipResults(statement);
    }

    /** Cuts the connection when the server has owed an answer for this long; any thread. */
    void cutIfSilent(Duration longest) {
        long since = askedAt;
        if (since != 0 && System.nanoTime() - since >= longest.toNanos()) {
            cut = true;
            try {
                abort();
            } catch (SQLException e) {
                // It is as good as cut: whoever waits for it has to give it back as broken.
            }
        }
    }

    /** Whether this connection was cut because the server was silent for too long. */
    public boolean wasCut() {
        return cut;
    }

    /** Whether a transaction is open, as the server said last; costs no round trip. */
    public TransactionState transaction() {
        return protocol.getTransactionState();
    }

    /** Whether nothing stands against lending this connection to the next: open, and outside a transaction. */
    public boolean isClean() {
        try {
            return !connection.isClosed() && transaction() == TransactionState.IDLE;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Notes that {@link #RESET} has just run. */
    public void markReset() {
        resetAt = System.nanoTime();
    }

    /** Whether this can be lent; resets when that is due, which also tells whether the server still answers. */
    boolean validate(boolean prove) {
        long now = System.nanoTime();
        if (fresh) {
            fresh = false;
            return true;
        }
        if (!isClean() || now - expiresAt >= 0) {
            return false;
        }
        if (!prove && now - usedAt < VALID_AFTER_USE_NANOS && now - resetAt < VALID_AFTER_RESET_NANOS) {
            return true;
        }
        try {
            executeCached(RESET);
            markReset();
            return isClean();
        } catch (SQLException e) {
            return false;
        }
    }

    /** Closes the results that are left, so that a cached statement does not hold them until it runs again. */
    public static void skipResults(PreparedStatement statement) throws SQLException {
        boolean rows = statement.getMoreResults();
        while (rows || statement.getUpdateCount() != -1) {
            rows = statement.getMoreResults();
        }
    }

    boolean isExpired() {
        return System.nanoTime() - expiresAt >= 0;
    }

    void markUsed() {
        usedAt = System.nanoTime();
    }

    void close() throws SQLException {
        connection.close();
    }

    void abort() throws SQLException {
        connection.abort(Runnable::run);
    }

    void closeQuietly() {
        try {
            close();
        } catch (SQLException e) {
            // Nobody is left who would use it.
        }
    }

    @Override
    public String toString() {
        return "PooledConnection[" + database + "]";
    }
}
