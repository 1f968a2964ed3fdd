package io.fraiseql.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalPostgresTest {
    @Test
    void startsPostgresql18AndLeavesNeitherProcessNorFile() throws Exception {
        long server;
        Path directory;
        DatabaseAccess access;
        try (var postgres = LocalPostgres.create()) {
            access = postgres.start();
            directory = postgres.directory();
            assertThat(one(access, "SHOW server_version")).startsWith("18.");
            server = Long.parseLong(
                    Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst());
            assertThat(ProcessHandle.of(server)).isPresent();
        }
        assertThat(directory).doesNotExist();
        assertThat(ProcessHandle.of(server).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(answers(access.port())).isFalse();
    }

    @Test
    void asksForThePassword() throws Exception {
        try (var postgres = LocalPostgres.create()) {
            DatabaseAccess access = postgres.start();
            assertThatThrownBy(() -> access.as("postgres", "guess").connect())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(one(access, "SELECT count(*)::text FROM pg_stat_activity WHERE client_addr = '127.0.0.1'"))
                    .isEqualTo("1");
            assertThat(one(access, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(access, "SHOW unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void doesNotRunAsRoot() throws Exception {
        try (var postgres = LocalPostgres.create()) {
            DatabaseAccess access = postgres.start();
            assertThat(one(access, "SELECT pg_read_file('/proc/self/status')"))
                    .doesNotContainPattern("(?m)^Uid:\\s+0\\s+0\\s");
        }
    }

    @Test
    void closingInTheMiddleOfTheStartEndsItAndRemovesTheDirectory() throws Exception {
        var postgres = LocalPostgres.create();
        var failure = new Exception[1];
        Thread starter = Thread.ofVirtual().start(() -> {
            try {
                postgres.start();
            } catch (IOException e) {
                failure[0] = e;
            }
        });
        while (starter.isAlive() && !Files.exists(postgres.directory().resolve("data"))) {
            Thread.onSpinWait();
        }
        postgres.close();
        starter.join();
        assertThat(failure[0]).isInstanceOf(IOException.class);
        assertThat(postgres.directory()).doesNotExist();
    }

    @Test
    void aClosedOneDoesNotStart() throws Exception {
        var postgres = LocalPostgres.create();
        postgres.close();
        assertThatThrownBy(postgres::start).isInstanceOf(IOException.class);
        assertThat(postgres.directory()).doesNotExist();
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static String one(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void theUrlEscapesWhatItMust() {
        var access = new DatabaseAccess("h", 1, "a b", "u@x", "p:/#w", Map.of("sslmode", "require"));
        assertThat(access.url()).isEqualTo("postgresql://u%40x:p%3A%2F%23w@h:1/a%20b?sslmode=require");
        assertThat(access.toString()).doesNotContain("p:/#w");
    }
}
