package io.fraiseql.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An embedded PostgreSQL, version 18 unless another is on the class path. It is bound to loopback, on a port of its
 * own, behind a random password, in a temporary directory that goes away with it. Its data is not meant to survive:
 * nothing is synced to disk.
 *
 * <p>{@link #create} only claims the directory, so that a signal handler can {@link #close} whatever {@link #start} is
 * in the middle of. Thread-safe.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    /** No file outside the directory, neither a socket nor shared memory; and no waiting for a disk. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "dynamic_shared_memory_type=mmap",
            "fsync=off",
            "full_page_writes=off",
            "synchronous_commit=off",
            "timezone=UTC");

    private final URL archive;
    private final Path directory;
    private final NonRootCommand nonRoot;
    private final CleanupProcess cleanup;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Process initdb;
    private @Nullable Process server;
    private boolean closed;

    private LocalPostgres(URL archive, Path directory, NonRootCommand nonRoot, CleanupProcess cleanup) {
        this.archive = archive;
        this.directory = directory;
        this.nonRoot = nonRoot;
        this.cleanup = cleanup;
    }

    /** Makes the directory, and sees to its removal. */
    public static LocalPostgres create() throws IOException {
        return create("");
    }

    /**
     * The same of a version.
     *
     * @param major a major version such as {@code 16}, whose executables are on the class path; empty for any
     * @throws IOException also when they are not there, with the dependency to add
     */
    public static LocalPostgres create(String major) throws IOException {
        URL archive = PostgresArchive.find(LocalPostgres.class.getClassLoader(), major);
        Path directory = Files.createTempDirectory("fraiseql-postgres-");
        try {
            var nonRoot = NonRootCommand.in(directory);
            return new LocalPostgres(archive, directory, nonRoot, CleanupProcess.start(directory, nonRoot));
        } catch (IOException e) {
            Files.delete(directory);
            throw e;
        }
    }

    /**
     * Unpacks, initializes and starts the server; about two seconds.
     *
     * @return the superuser's access
     * @throws IOException with what the server says, when it does not start
     */
    public DatabaseAccess start() throws IOException {
        return start(List.of());
    }

    /**
     * The same with settings of the caller's.
     *
     * @param settings {@code name=value} each; they win over the usual ones
     */
    public DatabaseAccess start(List<String> settings) throws IOException {
        PostgresArchive.unpack(archive, directory, this::whileOpen);
        String password = Passwords.random();
        Path data = directory.resolve("data");
        Path secret = directory.resolve("secret");
        whileOpen(() -> {
            Files.writeString(secret, password);
            // Whoever the server runs as has to read it; the directory itself is closed to everybody else.
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("r--r--r--"));
        });
        initialize(data, secret);
        int port = freePort();
        serve(data, port, settings);
        return new DatabaseAccess("127.0.0.1", port, "postgres", SUPERUSER, password, Map.of());
    }

    /** Stops the server, and removes its directory. */
    @Override
    public void close() {
        Process stopping;
        lock.lock();
        try {
            closed = true;
            if (initdb != null) {
                initdb.destroyForcibly().onExit().join();
            }
            stopping = server;
        } finally {
            lock.unlock();
        }
        cleanup.close();
        if (stopping != null) {
            // It may have been caught before it wrote down its process id, by which the cleanup stops it.
            stopping.onExit()
                    .orTimeout(5, TimeUnit.SECONDS)
                    .exceptionally(late -> stopping.destroyForcibly())
                    .join();
        }
    }

    /** The server's directory until it is closed. */
    public Path directory() {
        return directory;
    }

    private void initialize(Path data, Path secret) throws IOException {
        Path output = directory.resolve("initdb.txt");
        Process process = begin(
                output,
                List.of(
                        bin("initdb"),
                        "--pgdata=" + data,
                        "--no-sync",
                        "--username=" + SUPERUSER,
                        "--pwfile=" + secret,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"),
                started -> initdb = started);
        if (await(process) != 0) {
            throw new IOException("the embedded PostgreSQL could not be initialized: " + lastWords(output));
        }
        Files.delete(secret);
    }

    private void serve(Path data, int port, List<String> settings) throws IOException {
        Path output = directory.resolve("log.txt");
        // A session of its own, where there is such a thing: Ctrl-C in a terminal must not stop the database before
        // those who use it.
        var words = new ArrayList<>(List.of(
                "sh",
                "-c",
                "command -v setsid >/dev/null && exec setsid \"$@\"; exec \"$@\"",
                "postgres",
                bin("postgres")));
        words.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        for (String setting : SETTINGS) {
            words.addAll(List.of("-c", setting));
        }
        // Of two values for one name the server takes the later.
        for (String setting : settings) {
            words.addAll(List.of("-c", setting));
        }
        Process process = begin(output, words, started -> server = started);
        Instant deadline = Instant.now().plus(START_TIMEOUT);
        while (!ready(data)) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IOException("the embedded PostgreSQL did not start: " + lastWords(output));
            }
            pause();
        }
    }

    // The server keeps its state in the eighth line of this file; pg_ctl looks there too.
    private static boolean ready(Path data) throws IOException {
        Path state = data.resolve("postmaster.pid");
        if (!Files.exists(state)) {
            return false;
        }
        List<String> lines = Files.readAllLines(state);
        return lines.size() >= 8 && lines.get(7).strip().equals("ready");
    }

    private String bin(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private Process begin(Path output, List<String> words, Consumer<Process> started) throws IOException {
        lock.lock();
        try {
            requireOpen();
            Process process = new ProcessBuilder(nonRoot.command(words))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            started.accept(process);
            return process;
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

    private static String lastWords(Path output) throws IOException {
        List<String> lines = Files.exists(output) ? Files.readAllLines(output) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    private static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
