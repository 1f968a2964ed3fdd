package io.fraiseql.server;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian's {@code pgbouncer} in transaction mode, in front of every database of one server, with two connections
 * to each.
 */
final class PgBouncer implements AutoCloseable {
    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

    private final Process process;
    private final Path directory;
    private final int port;

    private PgBouncer(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    /** Skips the test where there is no pgbouncer, unless this is continuous integration, where there has to be one. */
    static Path binary() {
        return PLACES.stream().filter(Files::isExecutable).findFirst().orElseGet(() -> {
            String remedy = "there is no pgbouncer; install it with: apt-get install pgbouncer";
            return System.getenv("CI") == null ? abort(remedy) : fail(remedy);
        });
    }

    static PgBouncer before(int postgres) {
        Path binary = binary();
        try {
            Path directory = Files.createTempDirectory("pgbouncer");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            int port = freePort();
            Path users = write(directory, "users.txt", "\"blog_app\" \"blog_app\"\n");
            Path settings = write(directory, "pgbouncer.ini", """
                    [databases]
                    * = host=localhost port=%d
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = plain
                    auth_file = %s
                    pool_mode = transaction
                    default_pool_size = 2
                    max_client_conn = 200
                    """.formatted(postgres, port, users));
            var command = new ArrayList<>(List.of(binary.toString()));
            if ("root".equals(System.getProperty("user.name"))) {
                command.addAll(List.of("-u", "nobody"));
            }
            command.add(settings.toString());
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            var bouncer = new PgBouncer(process, directory, port);
            bouncer.awaitStart();
            return bouncer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path directory, String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return file;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart() throws IOException {
        Instant deadline = Instant.now().plusSeconds(20);
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            "pgbouncer did not start: " + Files.readString(directory.resolve("log")), e);
                }
                Thread.onSpinWait();
            }
        }
    }

    int port() {
        return port;
    }

    String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
