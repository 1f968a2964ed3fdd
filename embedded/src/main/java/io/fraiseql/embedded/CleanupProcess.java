package io.fraiseql.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The shell process that stops an embedded server and removes its directory when this JVM ends. It is one way for a
 * good end and for {@code kill -9}: it outlives the JVM by as long as that takes. Thread-safe.
 */
final class CleanupProcess implements AutoCloseable {
    private final Process shell;
    private final Path directory;

    private CleanupProcess(Process shell, Path directory) {
        this.shell = shell;
        this.directory = directory;
    }

    static CleanupProcess start(Path directory, NonRootCommand nonRoot) throws IOException {
        var words = new ArrayList<>(List.of("sh", "-c", script(), "cleanup", directory.toString()));
        words.addAll(nonRoot.prefix());
        // Its working directory must not be one that it removes, nor one that somebody wants to unmount.
        var shell = new ProcessBuilder(words)
                .directory(Path.of("/").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new CleanupProcess(shell, directory);
    }

    /** Returns when the server has stopped and the directory is gone. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            if (shell.waitFor() != 0) {
                throw new UncheckedIOException(new IOException(directory + " could not be removed; remove it by hand"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            // The shell goes on with its work alone.
            Thread.currentThread().interrupt();
        }
    }

    private static String script() throws IOException {
        try (InputStream script = CleanupProcess.class.getResourceAsStream("cleanup.sh")) {
            if (script == null) {
                throw new IllegalStateException("cleanup.sh is missing from the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
