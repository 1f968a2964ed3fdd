package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** One connection to the registry: it hears of changes and reads rows. Used by one thread at a time. */
final class RegistryReader implements AutoCloseable {
    private static final int FETCH_SIZE = 5_000;

    /** What a server says to LISTEN when it is a standby: no notification will ever come. */
    private static final String READ_ONLY = "25006";

    /** What comes through of the notifications. */
    private enum Hearing {
        ALL,
        /** A server that sends none. */
        STANDBY,
        /** A pooler, which keeps them. */
        POOLER
    }

    private final Connection connection;
    private final RelationName name;
    private final Strategy strategy;
    private final Consumer<Placement> check;
    private final Hearing hearing;
    private RegistryTable table;

    private RegistryReader(
            Connection connection,
            RelationName name,
            Strategy strategy,
            Consumer<Placement> check,
            Hearing hearing,
            RegistryTable table) {
        this.connection = connection;
        this.name = name;
        this.strategy = strategy;
        this.check = check;
        this.hearing = hearing;
        this.table = table;
    }

    /**
     * Connects and listens. What is read afterwards lacks no change that is not announced later.
     *
     * @throws RegistryException when the table is absent or unusable
     */
    static RegistryReader open(ConnectionUrl url, RelationName name, Strategy strategy, Consumer<Placement> check)
            throws SQLException {
        Connection connection = RegistryConnection.open(url);
        try {
            Hearing hearing = listen(connection);
            return new RegistryReader(connection, name, strategy, check, hearing, RegistryTable.find(connection, name));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Hearing listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            int told = connection.unwrap(PGConnection.class).getBackendPID();
            try (var rows = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
                if (rows.next() && rows.getInt(1) != told) {
                    return Hearing.POOLER;
                }
            }
            statement.execute("LISTEN " + RegistrySql.CHANNEL);
            return Hearing.ALL;
        } catch (SQLException e) {
            if (READ_ONLY.equals(e.getSQLState())) {
                return Hearing.STANDBY;
            }
            throw e;
        }
    }

    /**
     * The table as it was when rows were last read: a column may be added at any time, and the one that suspends must
     * count at once.
     */
    RegistryTable table() {
        return table;
    }

    /** Whether a committed change will be heard of at once. */
    boolean hearsChanges() {
        return hearing == Hearing.ALL && table.announces();
    }

    /** Whether a pooler stands in between, from which no notification comes. */
    boolean isPooled() {
        return hearing == Hearing.POOLER;
    }

    /** Reads every row. */
    Snapshot.Draft readAll() throws SQLException {
        var draft = Snapshot.draft();
        // A cursor, which needs a transaction, keeps a hundred thousand rows out of the driver's buffers.
        connection.setAutoCommit(false);
        table = RegistryTable.find(connection, name);
        try (var statement = connection.prepareStatement(table.selectAll())) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery()) {
                var reader = new TenantRow.Reader(strategy, check);
                while (rows.next()) {
                    draft.add(reader.read(rows));
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return draft;
    }

    /** Reads the rows of some tenants; a tenant without a row has none in the answer. */
    List<TenantRow> read(Set<TenantId> ids) throws SQLException {
        table = RegistryTable.find(connection, name);
        Object[] keys = ids.stream().filter(table::canHold).map(TenantId::value).toArray();
        var found = new ArrayList<TenantRow>();
        try (var statement = connection.prepareStatement(table.selectSome())) {
            statement.setArray(1, connection.createArrayOf(table.uuid() ? "uuid" : "text", keys));
            try (ResultSet rows = statement.executeQuery()) {
                var reader = new TenantRow.Reader(strategy, check);
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
        }
        return found;
    }

    /** Waits for the first notification, or for the time to pass, and takes all that are there. */
    Changes await(Duration timeout) throws SQLException {
        // Zero would wait for ever.
        int millis = Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
        PGNotification[] notifications = connection.unwrap(PGConnection.class).getNotifications(millis);
        return notifications == null || notifications.length == 0
                ? Changes.NONE
                : Changes.of(Arrays.stream(notifications)
                        .map(PGNotification::getParameter)
                        .toList());
    }

    /**
     * Asks the server whether it still knows of this listener, which a dead connection and a transaction pooler in
     * between do not.
     *
     * @throws SQLException when it does not, or does not answer
     */
    void probe() throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT ? IN (SELECT pg_catalog.pg_listening_channels()), pg_catalog.pg_is_in_recovery()")) {
            statement.setString(1, RegistrySql.CHANNEL);
            try (var rows = statement.executeQuery()) {
                rows.next();
                if (hearing == Hearing.ALL && !rows.getBoolean(1)) {
                    throw new SQLException(
                            "the server has forgotten this listener; registry_url must reach PostgreSQL itself,"
                                    + " or a pooler in session mode");
                }
                if (hearing == Hearing.STANDBY && !rows.getBoolean(2)) {
                    throw new SQLException("the standby has become a primary, which can be listened to");
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
