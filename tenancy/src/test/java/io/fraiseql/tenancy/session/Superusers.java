package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Those who stop and kill what others do, over two connections that a test's threads share. */
final class Superusers implements AutoCloseable {
    private static final int CONNECTIONS = 2;

    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(CONNECTIONS);

    Superusers(TestDatabase database) throws SQLException {
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            idle.add(database.connect("postgres"));
        }
    }

    /** Asks, and says whether there was a row. */
    boolean ask(String sql) {
        try {
            Connection connection = idle.take();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                return rows.next();
            } finally {
                idle.add(connection);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops a backend, if it sleeps at this moment. */
    boolean stopSleeping(String backend, String how) {
        return ask(
                "SELECT " + how + "(pid) FROM pg_stat_activity WHERE pid = " + backend + " AND wait_event = 'PgSleep'");
    }

    /** Kills a backend, whatever it does. */
    void kill(String backend) {
        ask("SELECT pg_terminate_backend(" + backend + ")");
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
    }
}
