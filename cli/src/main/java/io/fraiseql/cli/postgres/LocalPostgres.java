package io.fraiseql.cli.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An embedded PostgreSQL 18: bound to loopback, on a port of its own, behind a random password, in a temporary directory
 * that goes away with it. Its data is not meant to survive: nothing is synced to disk.
 *
 * <p>{@link #create} only claims the directory, so that a signal handler can {@link #close} whatever {@link #start} is in
 * the middle of. Thread-safe.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final String SUPERUSER = "postgres";

    private final Path directory;
    private final Unprivileged unprivileged;
    private final Keeper keeper;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Process running;
    private boolean closed;

    private LocalPostgres(Path directory, Unprivileged unprivileged, Keeper keeper) {
        this.directory = directory;
        this.unprivileged = unprivileged;
        this.keeper = keeper;
    }

    /** Makes the directory, and sees to its removal. */
    public static LocalPostgres create() throws IOException {
        Path directory = Files.createTempDirectory("fraiseql-postgres-");
        try {
            var unprivileged = Unprivileged.in(directory);
            return new LocalPostgres(directory, unprivileged, Keeper.of(directory, unprivileged));
        } catch (IOException e) {
            Files.delete(directory);
            throw e;
        }
    }

    /**
     * Unpacks, initializes and starts the server; about two seconds.
     *
     * @return the superuser's way in
     * @throws IOException with what the server says, when it does not start
     */
    public DatabaseAccess start() throws IOException {
        PostgresArchive.unpack(directory, this::whileOpen);
        String password = Passwords.random();
        Path data = directory.resolve("data");
        Path secret = directory.resolve("secret");
        whileOpen(() -> {
            Files.writeString(secret, password);
            // Whoever the server runs as has to read it; the directory itself is closed to everybody else.
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("r--r--r--"));
        });
        run(List.of(
                bin("initdb"),
                "--pgdata=" + data,
                "--no-sync",
                "--username=" + SUPERUSER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        Files.delete(secret);
        int port = freePort();
        run(List.of(
                bin("pg_ctl"),
                "--pgdata=" + data,
                "--log=" + data.resolve("log"),
                "--wait",
                "--options=" + options(port),
                "start"));
        return new DatabaseAccess("127.0.0.1", port, "postgres", SUPERUSER, password, Map.of());
    }

    /** Stops the server, and removes its directory. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (running != null) {
                running.destroyForcibly().onExit().join();
            }
        } finally {
            lock.unlock();
        }
        keeper.close();
    }

    /** Where the server lives until it is closed. */
    public Path directory() {
        return directory;
    }

    private static String options(int port) {
        // No file outside the directory: neither a socket nor shared memory.
        return "-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c dynamic_shared_memory_type=mmap"
                + " -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c timezone=UTC";
    }

    private String bin(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private void run(List<String> words) throws IOException {
        // The file, not a pipe: the server inherits it, and would hold a pipe open for ever.
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process = begin(new ProcessBuilder(unprivileged.command(words))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile()));
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the embedded PostgreSQL did not start: " + lastWords(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            ended();
        }
    }

    private void ended() {
        lock.lock();
        try {
            running = null;
        } finally {
            lock.unlock();
        }
    }

    private Process begin(ProcessBuilder builder) throws IOException {
        lock.lock();
        try {
            requireOpen();
            running = builder.start();
            return running;
        } finally {
            lock.unlock();
        }
    }

    // A file written after the directory was removed would bring it back.
    private void whileOpen(PostgresArchive.Step step) throws IOException {
        lock.lock();
        try {
            requireOpen();
            step.run();
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the embedded PostgreSQL is closed");
        }
    }

    private String lastWords(Path output) throws IOException {
        Path log = directory.resolve("data").resolve("log");
        String text = Files.readString(output) + (Files.isReadable(log) ? Files.readString(log) : "");
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
