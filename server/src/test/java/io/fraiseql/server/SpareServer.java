package io.fraiseql.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;

/** A PostgreSQL of its own, which can be killed and comes back with its data at the same port. */
final class SpareServer implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private SpareServer(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
        this.port = server.getPort();
    }

    static SpareServer start() {
        try {
            Path data = Files.createTempDirectory("spare-postgres");
            var server = new SpareServer(data, builder(data).start());
            server.execute(
                    "postgres",
                    "CREATE ROLE blog_owner LOGIN PASSWORD 'blog_owner'",
                    "CREATE ROLE blog_app LOGIN PASSWORD 'blog_app'");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "localhost");
    }

    int port() {
        return port;
    }

    /** Runs statements as the superuser, each on its own. */
    void execute(String database, String... statements) {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + port + "/" + database + "?user=postgres&password=postgres");
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** As the power failing: no goodbye to anybody. */
    void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        var backends = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        Instant deadline = Instant.now().plusSeconds(20);
        while (postmaster.isAlive() || backends.stream().anyMatch(ProcessHandle::isAlive)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the server does not die");
            }
            Thread.onSpinWait();
        }
        // There is nothing to stop any more; it lets go of the directory.
        server.close();
    }

    void comeBack() throws IOException {
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        server = builder(data).setPort(port).start();
    }

    @Override
    public void close() {
        try {
            server.close();
            try (var files = Files.walk(data)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
