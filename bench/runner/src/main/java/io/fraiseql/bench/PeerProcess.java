package io.fraiseql.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A peer's server. It runs on a leash: a shell that ends it, and all that it has started, when this process lets go,
 * whether by {@link #close} or by its own end.
 */
final class PeerProcess implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLLED_EVERY = Duration.ofMillis(3);

    private final Peer peer;
    private final Process leash;
    private final Path pidFile;
    private final Path log;
    private final int port;
    private final long started;

    private PeerProcess(Peer peer, Process leash, Path pidFile, Path log, int port, long started) {
        this.peer = peer;
        this.leash = leash;
        this.pidFile = pidFile;
        this.log = log;
        this.port = port;
        this.started = started;
    }

    /** Starts it, and returns at once. */
    static PeerProcess start(RepositoryPaths paths, Peer peer, int port, Map<String, String> environment)
            throws IOException {
        Path log = paths.work().resolve(peer.name() + ".log");
        Path pidFile = paths.work().resolve(peer.name() + ".pid");
        Files.deleteIfExists(pidFile);
        var builder = new ProcessBuilder(
                        "sh",
                        paths.leash().toString(),
                        pidFile.toString(),
                        peer.start().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("PORT", Integer.toString(port));
        long started = System.nanoTime();
        return new PeerProcess(peer, builder.start(), pidFile, log, port, started);
    }

    /** Waits until it answers a request of a tenant rightly. Returns the seconds since it was started. */
    double await(GraphQLClient client, GraphQLClient.Request ping) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(TIMEOUT);
        while (!client.answers(port, ping)) {
            if (!alive() || Instant.now().isAfter(deadline)) {
                throw new BenchFailure(
                        peer.name() + " did not start; its last words, all of them in " + log + ":\n" + lastWords());
            }
            Thread.sleep(POLLED_EVERY);
        }
        return (System.nanoTime() - started) / 1e9;
    }

    Peer peer() {
        return peer;
    }

    int port() {
        return port;
    }

    /** The process group of the server. */
    long group() throws IOException {
        return Long.parseLong(Files.readString(pidFile).strip());
    }

    String lastWords() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    private boolean alive() throws IOException {
        if (!Files.exists(pidFile) || Files.size(pidFile) == 0) {
            return leash.isAlive();
        }
        return Files.exists(Path.of("/proc/" + group()));
    }

    @Override
    public void close() {
        try {
            leash.getOutputStream().close();
            leash.waitFor();
        } catch (IOException e) {
            leash.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
