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

/** A connection to the registry that is notified of changes and reads rows. Used by one thread at a time. */
final class RegistryReader implements AutoCloseable {
    private static final int FETCH_SIZE = 5_000;

    /** The SQLSTATE of LISTEN on a standby, from which no notification will ever come. */
    private static final String READ_ONLY = "25006";

    /** Whether notifications arrive over this connection. */
    private enum Notifications {
        DELIVERED,
        /** A standby sends none. */
        NOT_SENT,
        /** A pooler in between keeps them. */
        LOST_IN_POOLER
    }

    private final Connection connection;
    private final RelationName name;
    private final Strategy strategy;
    private final Consumer<Placement> check;
    private final Notifications notifications;
    private RegistryTable table;

    private RegistryReader(
            Connection connection,
            RelationName name,
            Strategy strategy,
            Consumer<Placement> check,
            Notifications notifications,
            RegistryTable table) {
        this.connection = connection;
        this.name = name;
        this.strategy = strategy;
        this.check = check;
        this.notifications = notifications;
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
            Notifications notifications = listen(connection);
            return new RegistryReader(
                    connection, name, strategy, check, notifications, RegistryTable.find(connection, name));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Notifications listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            int reported = connection.unwrap(PGConnection.class).getBackendPID();
            try (var rows = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
                if (rows.next() && rows.getInt(1) != reported) {
                    return Notifications.LOST_IN_POOLER;
                }
            }
            statement.execute("LISTEN " + RegistrySql.CHANNEL);
            return Notifications.DELIVERED;
        } catch (SQLException e) {
            if (READ_ONLY.equals(e.getSQLState())) {
                return Notifications.NOT_SENT;
            }
            throw e;
        }
    }

    /**
     * The table as it was when rows were last read. A column may be added at any time, and that of the state must count
     * at once.
     */
    RegistryTable table() {
        return table;
    }

    /** Whether a committed change is notified at once. */
    boolean isNotified() {
        return notifications == Notifications.DELIVERED && table.notifies();
    }

    /** Whether a pooler stands in between, from which no notification comes. */
    boolean isBehindPooler() {
        return notifications == Notifications.LOST_IN_POOLER;
    }

    /** Reads every row. */
    RegistrySnapshot.Builder readAll() throws SQLException {
        var builder = RegistrySnapshot.builder();
        // A cursor, which needs a transaction, keeps a hundred thousand rows out of the driver's buffers.
        connection.setAutoCommit(false);
        table = RegistryTable.find(connection, name);
        try (var statement = connection.prepareStatement(table.selectAll())) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery()) {
                var parser = new RegistryRowParser(strategy, check);
                while (rows.next()) {
                    builder.add(parser.parse(rows));
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return builder;
    }

    /** Reads the rows of some tenants; a tenant without a row has none in the answer. */
    List<RegistryRow> read(Set<TenantId> ids) throws SQLException {
        table = RegistryTable.find(connection, name);
        Object[] keys = ids.stream().filter(table::canHold).map(TenantId::value).toArray();
        var found = new ArrayList<RegistryRow>();
        try (var statement = connection.prepareStatement(table.selectSome())) {
            statement.setArray(1, connection.createArrayOf(table.uuid() ? "uuid" : "text", keys));
            try (ResultSet rows = statement.executeQuery()) {
                var parser = new RegistryRowParser(strategy, check);
                while (rows.next()) {
                    found.add(parser.parse(rows));
                }
            }
        }
        return found;
    }

    /** Waits for the first notification, or for the time to pass, and takes all that are there. */
    ChangedTenants awaitChanges(Duration timeout) throws SQLException {
        // Zero would wait for ever.
        int millis = Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
        PGNotification[] notifications = connection.unwrap(PGConnection.class).getNotifications(millis);
        return notifications == null || notifications.length == 0
                ? ChangedTenants.NONE
                : ChangedTenants.of(Arrays.stream(notifications)
                        .map(PGNotification::getParameter)
                        .toList());
    }

    /**
     * Asks the server whether it still knows of this listener, which a dead connection and a transaction pooler in
     * between do not.
     *
     * @throws SQLException when it does not, or does not answer
     */
    void checkListening() throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT ? IN (SELECT pg_catalog.pg_listening_channels()), pg_catalog.pg_is_in_recovery()")) {
            statement.setString(1, RegistrySql.CHANNEL);
            try (var rows = statement.executeQuery()) {
                rows.next();
                if (notifications == Notifications.DELIVERED && !rows.getBoolean(1)) {
                    throw new SQLException(
                            "the server has forgotten this listener; registry_url must reach PostgreSQL itself,"
                                    + " or a pooler in session mode");
                }
                if (notifications == Notifications.NOT_SENT && !rows.getBoolean(2)) {
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
