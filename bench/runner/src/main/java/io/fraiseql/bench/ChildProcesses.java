package io.fraiseql.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The commands that a run starts, each run to its end; those that run when this is closed are ended. Thread-safe. */
final class ChildProcesses implements AutoCloseable {
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    /**
     * The result of a command.
     *
     * @param output standard output and standard error
     */
    record Result(int status, String output) {}

    Result run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        running.add(process);
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } finally {
            running.remove(process);
            process.destroy();
        }
    }

    @Override
    public void close() {
        running.forEach(Process::destroy);
    }
}
